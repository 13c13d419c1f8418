// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	cedar "github.com/cedar-policy/cedar-go"
	"github.com/cedar-policy/cedar-go/types"
	"github.com/cedar-policy/cedar-go/x/exp/schema"
	"github.com/cedar-policy/cedar-go/x/exp/schema/resolved"
	"github.com/cedar-policy/cedar-go/x/exp/schema/validate"
)

//go:embed convenant
var convenant embed.FS

const schemaBestand = "schema.cedarschema"

// Options says with which policies an Engine decides.
type Options struct {
	// Profiel is the folder of a house, or nil: its .cedar files replace ours of
	// the same name and add to the others. It cannot change the schema.
	Profiel fs.FS
	// Acties are the acts that the caller's table declares. They must be exactly
	// those of the schema; nil skips that check (tests and tools without a table).
	Acties []string
}

// New reads and checks the policies. The error names everything that is wrong:
// a policy without @id, @artikel or @waarom, a forbid without @anders, an @id
// used twice, a policy that does not fit the schema, a schema that does not fit
// the table of facts, and an act that stands in only one of schema and
// Options.Acties.
func New(o Options) (*Engine, error) {
	s, err := leesSchema()
	if err != nil {
		return nil, err
	}
	return laad(o, s, validate.New(s))
}

// laad is New with a schema that was read before; nil v leaves out whether each policy fits it, for tests that change one policy many times.
func laad(o Options, s *resolved.Schema, v *validate.Validator) (*Engine, error) {
	bestanden, err := leesBestanden(o.Profiel)
	if err != nil {
		return nil, err
	}
	alle, err := leesBeleid(bestanden, v)
	e := &Engine{feiten: nieuweFeiten(), beleid: map[types.PolicyID]*beleid{}, acties: map[string]*actie{}}
	for uid, a := range s.Actions {
		e.acties[string(uid.ID)] = nieuweActie(a, alle, e.feiten)
	}
	e.namen = slices.Sorted(maps.Keys(e.acties))
	if err := errors.Join(err, e.feiten.toets(s), toetsActies(e.namen, o.Acties)); err != nil {
		return nil, fmt.Errorf("policy: %w", err)
	}
	for _, b := range alle {
		e.beleid[types.PolicyID(b.id)] = b
		e.idsOpNr = append(e.idsOpNr, b.id)
	}
	return e, nil
}

// leesSchema reads our own schema; that it is valid is a matter of our tests.
func leesSchema() (*resolved.Schema, error) {
	tekst, err := convenant.ReadFile("convenant/" + schemaBestand)
	if err != nil {
		return nil, fmt.Errorf("policy: read schema: %w", err)
	}
	var s schema.Schema
	s.SetFilename(schemaBestand)
	if err := s.UnmarshalCedar(tekst); err != nil {
		return nil, fmt.Errorf("policy: parse schema: %w", err)
	}
	r, err := s.Resolve()
	if err != nil {
		return nil, fmt.Errorf("policy: resolve schema: %w", err)
	}
	return r, nil
}

// leesBestanden gives the policy files by name, the profile's laid over ours.
func leesBestanden(profiel fs.FS) (map[string][]byte, error) {
	eigen, err := fs.Sub(convenant, "convenant")
	if err != nil {
		return nil, fmt.Errorf("policy: open the covenant: %w", err)
	}
	uit := map[string][]byte{}
	lagen := []fs.FS{eigen}
	if profiel != nil {
		if _, err := fs.Stat(profiel, schemaBestand); err == nil {
			return nil, fmt.Errorf("policy: a profile cannot replace %s: the facts are fixed", schemaBestand)
		}
		lagen = append(lagen, profiel)
	}
	for _, laag := range lagen {
		bestanden, err := fs.Glob(laag, "*.cedar")
		if err != nil {
			return nil, fmt.Errorf("policy: list policies: %w", err)
		}
		for _, naam := range bestanden {
			if uit[path.Base(naam)], err = fs.ReadFile(laag, naam); err != nil {
				return nil, fmt.Errorf("policy: read policies: %w", err)
			}
		}
	}
	return uit, nil
}

// leesBeleid parses and checks all policies, sorted by id. What is sound is
// given also when there is an error.
func leesBeleid(bestanden map[string][]byte, v *validate.Validator) ([]*beleid, error) {
	var alle []*beleid
	var fouten []error
	gezien := map[string]string{}
	for _, bestand := range slices.Sorted(maps.Keys(bestanden)) {
		lijst, err := cedar.NewPolicyListFromBytes(bestand, bestanden[bestand])
		if err != nil {
			fouten = append(fouten, fmt.Errorf("%s: %w", bestand, err))
			continue
		}
		for _, p := range lijst {
			b := nieuwBeleid(p)
			plek := fmt.Sprintf("%s:%d", bestand, p.Position().Line)
			if eerder, dubbel := gezien[b.id]; dubbel && b.id != "" {
				fouten = append(fouten, fmt.Errorf("%s: @id %q is already used at %s", plek, b.id, eerder))
			}
			gezien[b.id] = plek
			err := b.toets()
			if v != nil {
				err = errors.Join(err, v.Policy(b.id, b.boom()))
			}
			if err != nil {
				fouten = append(fouten, fmt.Errorf("%s: %w", plek, err))
			}
			alle = append(alle, b)
		}
	}
	slices.SortFunc(alle, func(a, b *beleid) int { return cmp.Compare(a.id, b.id) })
	return alle, errors.Join(fouten...)
}

func nieuwBeleid(p *cedar.Policy) *beleid {
	ann := p.Annotations()
	return &beleid{
		id: string(ann["id"]), artikel: string(ann["artikel"]), regel: string(ann["regel"]),
		waarom: string(ann["waarom"]), anders: string(ann["anders"]),
		verbod: p.Effect() == cedar.Forbid, cedar: p,
	}
}

// toets checks the annotations.
func (b *beleid) toets() error {
	var mist []string
	for _, a := range []struct {
		naam, waarde string
		nodig        bool
	}{
		{"@id", b.id, true}, {"@artikel", b.artikel, true}, {"@waarom", b.waarom, true}, {"@anders", b.anders, b.verbod},
	} {
		if a.nodig && strings.TrimSpace(a.waarde) == "" {
			mist = append(mist, a.naam)
		}
	}
	if len(mist) > 0 {
		return fmt.Errorf("policy %q misses %s", b.id, strings.Join(mist, ", "))
	}
	return nil
}

// toetsActies compares the acts of the schema with those declared.
func toetsActies(schema, tabel []string) error {
	if tabel == nil {
		return nil
	}
	var fouten []error
	for _, naam := range schema {
		if !slices.Contains(tabel, naam) {
			fouten = append(fouten, fmt.Errorf("act %q of the schema is not declared", naam))
		}
	}
	for _, naam := range tabel {
		if !slices.Contains(schema, naam) {
			fouten = append(fouten, fmt.Errorf("declared act %q is not in the schema", naam))
		}
	}
	return errors.Join(fouten...)
}

// toets checks that the schema and the table declare the same attributes, that
// none of them is optional, and that no action is in a group.
func (f *feiten) toets(s *resolved.Schema) error {
	var fouten []error
	vergelijk := func(wat string, attrs resolved.RecordType, tabel []types.String) {
		for _, naam := range tabel {
			if a, ok := attrs[naam]; !ok || a.Optional {
				fouten = append(fouten, fmt.Errorf("attribute %s.%s: missing or optional in the schema", wat, naam))
			}
		}
		for naam := range attrs {
			if !slices.Contains(tabel, naam) {
				fouten = append(fouten, fmt.Errorf("attribute %s.%s is not in the table of facts", wat, naam))
			}
		}
	}
	vergelijk("Medewerker", s.Entities[typeMedewerker].Shape, namen(f.wie))
	vergelijk("Casus", s.Entities[typeCasus].Shape, namen(f.casus))
	vergelijk("Gegeven", s.Entities[typeGegeven].Shape, namen(f.gegeven))
	vergelijk("Concept", s.Entities[typeConcept].Shape, namen(f.concept))
	vergelijk("Logregel", s.Entities[typeLogregel].Shape, namen(f.logregel))
	vergelijk("Triagevraag", s.Entities[typeTriagevraag].Shape, namen(f.triagevraag))
	vergelijk("Overleg", s.Entities[typeOverleg].Shape, namen(f.overleg))
	vergelijk("Afspraak", s.Entities[typeAfspraak].Shape, namen(f.afspraak))
	vergelijk("Aantekening", s.Entities[typeAantekening].Shape, namen(f.aantekening))
	vergelijk("Informatievraag", s.Entities[typeInformatievraag].Shape, namen(f.informatievraag))
	vergelijk("Correctieverzoek", s.Entities[typeCorrectieverzoek].Shape, namen(f.correctieverzoek))
	vergelijk("Kennisgeving", s.Entities[typeKennisgeving].Shape, namen(f.kennisgeving))
	vergelijk("Verstrekking", s.Entities[typeVerstrekking].Shape, namen(f.verstrekking))
	vergelijk("Verstrekkingsdeel", s.Entities[typeVerstrekkingsdeel].Shape, namen(f.verstrekkingsdeel))
	vergelijk("Passage", s.Entities[typePassage].Shape, namen(f.passage))
	vergelijk("IncidenteleDerde", s.Entities[typeIncidenteleDerde].Shape, namen(f.incidenteel))
	vergelijk("Noodinzage", s.Entities[typeNoodinzage].Shape, namen(f.nood))
	vergelijk("Vernietiging", s.Entities[typeVernietiging].Shape, namen(f.vernietiging))
	for uid, a := range s.Actions {
		if a.AppliesTo == nil || a.Entity.Parents.Len() > 0 {
			fouten = append(fouten, fmt.Errorf("action %q applies to nothing, or is in a group", uid.ID))
			continue
		}
		vergelijk("context of "+string(uid.ID), a.AppliesTo.Context, namen(f.context))
	}
	return errors.Join(fouten...)
}
