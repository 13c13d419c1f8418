// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/casus"
	"rondetafel/internal/convenant"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
)

// newRegistry returns a registry of schemas that knows the closed lists and the dates of the domain.
func newRegistry() huma.Registry {
	r := huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer)
	for kind, alias := range map[reflect.Type]reflect.Type{
		reflect.TypeFor[klok.Datum]():            reflect.TypeFor[datumSchema](),
		reflect.TypeFor[casus.Fase]():            reflect.TypeFor[faseSchema](),
		reflect.TypeFor[casus.Soort]():           reflect.TypeFor[casusSoortSchema](),
		reflect.TypeFor[casus.Rol]():             reflect.TypeFor[rolSchema](),
		reflect.TypeFor[casus.Bekendheid]():      reflect.TypeFor[bekendheidSchema](),
		reflect.TypeFor[casus.Aanschuiven]():     reflect.TypeFor[aanschuivenSchema](),
		reflect.TypeFor[casus.Informatiestand](): reflect.TypeFor[informatiestandSchema](),
		reflect.TypeFor[informatie.Soort]():      reflect.TypeFor[gegevenSoortSchema](),
		reflect.TypeFor[informatie.Lezers]():     reflect.TypeFor[lezersSchema](),
		reflect.TypeFor[plan.Soort]():            reflect.TypeFor[afspraakSoortSchema](),
		reflect.TypeFor[plan.Stand]():            reflect.TypeFor[afspraakStandSchema](),
		reflect.TypeFor[plan.AantekeningSoort](): reflect.TypeFor[aantekeningSchema](),
		reflect.TypeFor[bestuur.Stand]():         reflect.TypeFor[stemSchema](),
	} {
		r.RegisterTypeAlias(kind, alias)
	}
	return r
}

func oneOf[T ~string](values ...T) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString}
	for _, v := range values {
		s.Enum = append(s.Enum, string(v))
	}
	return s
}

// The types below stand for those of the domain in openapi.json only.
type (
	datumSchema           string
	faseSchema            string
	casusSoortSchema      string
	rolSchema             string
	bekendheidSchema      string
	aanschuivenSchema     string
	informatiestandSchema string
	gegevenSoortSchema    string
	lezersSchema          string
	afspraakSoortSchema   string
	afspraakStandSchema   string
	aantekeningSchema     string
	stemSchema            string
)

// Schema describes a date.
func (datumSchema) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Format: "date"}
}

// Schema lists the phases.
func (faseSchema) Schema(huma.Registry) *huma.Schema { return oneOf(casus.Fasen()...) }

// Schema lists the kinds of Casus that the house handles. Those that it refuses with an explanation
// are only in what is sent (polish).
func (casusSoortSchema) Schema(huma.Registry) *huma.Schema { return oneOf(casus.Soorten()...) }

// Schema lists the roles of a Betrokkene.
func (rolSchema) Schema(huma.Registry) *huma.Schema { return oneOf(casus.Rollen()...) }

// Schema lists whether a Partij knows somebody.
func (bekendheidSchema) Schema(huma.Registry) *huma.Schema { return oneOf(casus.Bekendheden()...) }

// Schema lists whether a Partij wishes to attend.
func (aanschuivenSchema) Schema(huma.Registry) *huma.Schema { return oneOf(casus.AanschuifKeuzen()...) }

// Schema lists whether a Betrokkene was informed.
func (informatiestandSchema) Schema(huma.Registry) *huma.Schema {
	return oneOf(casus.Informatiestanden()...)
}

// Schema lists the kinds of data.
func (gegevenSoortSchema) Schema(huma.Registry) *huma.Schema { return oneOf(informatie.Soorten()...) }

// Schema lists who can be let to read a Gegeven.
func (lezersSchema) Schema(huma.Registry) *huma.Schema {
	return oneOf(informatie.AlleLezers()...)
}

// gemeentecode is the CBS code of a municipality of the region.
type gemeentecode string

// Schema lists the codes.
func (gemeentecode) Schema(huma.Registry) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString}
	for _, g := range convenant.Gemeenten() {
		s.Enum = append(s.Enum, g.Code)
	}
	return s
}

// volgnummer is the number of an entry as it stands in a path. What is no number must get the same 404 as a number that does not
// exist, so that it is decoded as text.
type volgnummer string

// Schema describes the number.
func (volgnummer) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeInteger, Format: "int64"}
}

type onSequence struct {
	Volgnummer volgnummer `path:"volgnummer" doc:"De plaats in het logboek, uit een weigering of uit inzagen."`
}

// Schema lists the kinds of Afspraak (rule 2.1-2).
func (afspraakSoortSchema) Schema(huma.Registry) *huma.Schema { return oneOf(plan.Soorten()...) }

// Schema lists how far an Afspraak can be.
func (afspraakStandSchema) Schema(huma.Registry) *huma.Schema { return oneOf(plan.Standen()...) }

// Schema lists the kinds of what is written beside a plan.
func (aantekeningSchema) Schema(huma.Registry) *huma.Schema {
	return oneOf(plan.AantekeningSoorten()...)
}

// Schema lists what a Partij that was asked to agree can have said.
func (stemSchema) Schema(huma.Registry) *huma.Schema { return oneOf(bestuur.Standen()...) }
