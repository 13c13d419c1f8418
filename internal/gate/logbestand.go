// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// LogbestandRegels is how many entries a file of the log has at most.
const LogbestandRegels = 5000

// LogExporteren returns the entries that v chooses as a table that a spreadsheet opens, the newest first, with what LogDoorzoeken shows of them and
// no more (rule AVG-5). The table is whole: more than LogbestandRegels entries are an *errs.Invalid at `tot`, and v.Voor is not taken.
func (g *Gate) LogExporteren(ctx context.Context, c Caller, v LogVraag) (Tabelbestand, error) {
	v.Casus, v.Medewerker = strings.TrimSpace(v.Casus), strings.TrimSpace(v.Medewerker)
	if err := v.valideerHeel(); err != nil {
		return Tabelbestand{}, err
	}
	if err := g.werkIndexBij(ctx); err != nil {
		return Tabelbestand{}, g.onbereikbaar(g.acts["log.exporteren"], err)
	}
	return lees(ctx, g, c, "log.exporteren", func(s *scope) (Tabelbestand, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return Tabelbestand{}, err
		}
		q, err := s.logvraag(v)
		if err != nil {
			return Tabelbestand{}, err
		}
		q.Hoogstens = LogbestandRegels + 1
		return s.logbestand(q)
	})
}

func (v LogVraag) valideerHeel() error {
	var f errs.Velden
	f.Eis(v.Voor == 0, "voor", "Een bestand begint bij de laatste regel. Kies met vanaf en tot welke dagen erin staan.")
	f.Neem(v.Valideer())
	return f.Fout()
}

func (s *scope) logbestand(q store.Logvraag) (Tabelbestand, error) {
	p, err := s.logPagina(q)
	if err != nil {
		return Tabelbestand{}, err
	}
	var f errs.Velden
	if f.Eis(p.Voor == 0, "tot", fmt.Sprintf("Dit zijn meer dan %d regels. Kies minder dagen of een filter erbij.", LogbestandRegels)); p.Voor > 0 {
		return Tabelbestand{}, f.Fout()
	}
	rijen := [][]string{{"Regel", "Moment", "Wie", "Functie", "Partij", "Namens", "Handeling", "Uitkomst", "Op grond van", "Casus", "Getoond", "Over", "Functies"}}
	for _, r := range p.Regels {
		rijen = append(rijen, []string{strconv.FormatInt(r.Volgnr, 10), r.Moment.In(klok.Amsterdam()).Format("2006-01-02 15:04:05"), r.Wie, r.Functie, r.Partij, r.Namens,
			r.Handeling, r.Uitkomst, strings.Join(r.Artikelen, ", "), r.Nummer, strconv.Itoa(r.Stukken), strings.Join(r.Over, ", "), strings.Join(r.Functies, ", ")})
	}
	return s.tabelbestand("logboek", rijen), nil
}
