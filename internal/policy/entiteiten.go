// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"slices"

	"github.com/cedar-policy/cedar-go/types"
)

// entiteiten holds the entities of one decision; it is the EntityGetter.
//
// It can serve for one decision after another of the same act: the facts of a Casus or Gegeven that are as they were are not made into a
// record again.
type entiteiten struct {
	wie, op, casus types.Entity
	zaakWas        *Casus
	stuk           types.Record
	stukWas        *Gegeven
}

// Get gives the entity of uid. Others (each Partij) have no attributes and are
// compared by reference only.
func (e *entiteiten) Get(uid types.EntityUID) (types.Entity, bool) {
	switch uid {
	case e.wie.UID:
		return e.wie, true
	case e.op.UID:
		return e.op, true
	case e.casus.UID:
		return e.casus, true
	}
	return types.Entity{}, false
}

func (Huis) soort() string         { return string(typeHuis) }
func (Casus) soort() string        { return string(typeCasus) }
func (Gegeven) soort() string      { return string(typeGegeven) }
func (Concept) soort() string      { return string(typeConcept) }
func (Logregel) soort() string     { return string(typeLogregel) }
func (Triagevraag) soort() string  { return string(typeTriagevraag) }
func (Overleg) soort() string      { return string(typeOverleg) }
func (Afspraak) soort() string     { return string(typeAfspraak) }
func (Aantekening) soort() string  { return string(typeAantekening) }
func (Vernietiging) soort() string { return string(typeVernietiging) }

func (Informatievraag) soort() string  { return string(typeInformatievraag) }
func (Passage) soort() string          { return string(typePassage) }
func (Correctieverzoek) soort() string { return string(typeCorrectieverzoek) }
func (Kennisgeving) soort() string     { return string(typeKennisgeving) }

func (Verstrekking) soort() string      { return string(typeVerstrekking) }
func (Verstrekkingsdeel) soort() string { return string(typeVerstrekkingsdeel) }

func (IncidenteleDerde) soort() string { return string(typeIncidenteleDerde) }
func (Noodinzage) soort() string       { return string(typeNoodinzage) }

func (Huis) entiteiten(_ *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeHuis, "huis")}
}

func (c Casus) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeCasus, c.ID), Attributes: vorm(a.feiten.casus, &c)}
}

func (g Gegeven) entiteiten(a *actie, e *entiteiten) {
	if e.stukWas == nil || !g.zoals(e.stukWas) {
		e.stuk, e.stukWas = vorm(a.feiten.gegeven, &g), &g
	}
	e.op = types.Entity{UID: entiteit(typeGegeven, g.ID), Attributes: e.stuk}
	e.zaak(a, &g.Casus)
}

// zaak is the casus in which the resource lies.
func (e *entiteiten) zaak(a *actie, c *Casus) {
	if e.zaakWas != nil && *e.zaakWas == *c {
		return
	}
	e.casus, e.zaakWas = types.Entity{UID: entiteit(typeCasus, c.ID), Attributes: vorm(a.feiten.casus, c)}, c
}

// zoals tells whether all that policy reads of two pieces of one Casus is the same, but for which piece and which Casus facts it is.
func (g Gegeven) zoals(h *Gegeven) bool {
	return g.Casus.ID == h.Casus.ID && g.Leverancier == h.Leverancier && g.Wie == h.Wie && slices.Equal(g.Lezers, h.Lezers) &&
		g.Ingetrokken == h.Ingetrokken && g.GeldigTot == h.GeldigTot && g.Vanaf == h.Vanaf && g.BuitenDoel == h.BuitenDoel &&
		g.VolgendRTO == h.VolgendRTO && g.VoorafTot == h.VoorafTot && g.VraagVooraf == h.VraagVooraf && g.Protocol == h.Protocol &&
		g.Citeren == h.Citeren
}

func (v Triagevraag) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeTriagevraag, v.ID), Attributes: vorm(a.feiten.triagevraag, &v)}
	e.zaak(a, &v.Casus)
}

func (o Overleg) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeOverleg, o.ID), Attributes: vorm(a.feiten.overleg, &o)}
	e.zaak(a, &o.Casus)
}

func (p Afspraak) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeAfspraak, p.ID), Attributes: vorm(a.feiten.afspraak, &p)}
	e.zaak(a, &p.Casus)
}

func (n Aantekening) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeAantekening, n.ID), Attributes: vorm(a.feiten.aantekening, &n)}
	e.zaak(a, &n.Casus)
}

func (v Vernietiging) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeVernietiging, v.ID), Attributes: vorm(a.feiten.vernietiging, &v)}
	e.zaak(a, &v.Casus)
}

func (v Informatievraag) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeInformatievraag, v.ID), Attributes: vorm(a.feiten.informatievraag, &v)}
	e.zaak(a, &v.Casus)
}

func (v Correctieverzoek) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeCorrectieverzoek, v.ID), Attributes: vorm(a.feiten.correctieverzoek, &v)}
	e.zaak(a, &v.Casus)
}

func (k Kennisgeving) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeKennisgeving, k.ID), Attributes: vorm(a.feiten.kennisgeving, &k)}
	e.zaak(a, &k.Casus)
}

func (v Verstrekking) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeVerstrekking, v.ID), Attributes: vorm(a.feiten.verstrekking, &v)}
	e.zaak(a, &v.Casus)
}

func (d Verstrekkingsdeel) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeVerstrekkingsdeel, d.ID), Attributes: vorm(a.feiten.verstrekkingsdeel, &d)}
	e.zaak(a, &d.Casus)
}

func (p Passage) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typePassage, p.ID), Attributes: vorm(a.feiten.passage, &p)}
	e.zaak(a, &p.Casus)
}

func (d IncidenteleDerde) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeIncidenteleDerde, d.ID), Attributes: vorm(a.feiten.incidenteel, &d)}
	e.zaak(a, &d.Casus)
}

func (n Noodinzage) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeNoodinzage, n.ID), Attributes: vorm(a.feiten.nood, &n)}
	e.zaak(a, &n.Casus)
}

func (c Concept) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeConcept, c.ID), Attributes: vorm(a.feiten.concept, &c)}
}

func (l Logregel) entiteiten(a *actie, e *entiteiten) {
	e.op = types.Entity{UID: entiteit(typeLogregel, l.ID), Attributes: vorm(a.feiten.logregel, &l)}
}
