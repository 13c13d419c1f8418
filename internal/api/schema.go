// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"reflect"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/casus"
	"rondetafel/internal/convenant"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/plan"
	"rondetafel/internal/rto"
)

// newRegistry returns a registry of schemas that knows the closed lists and the dates of the domain.
func newRegistry() huma.Registry {
	r := huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer)
	r.RegisterTypeAlias(reflect.TypeFor[klok.Datum](), reflect.TypeFor[datumSchema]())
	for kind, l := range closedLists() {
		r.RegisterTypeAlias(kind, l.alias)
	}
	return r
}

// closedList is what a type of the domain can be.
type closedList struct {
	alias  reflect.Type // stands for it in openapi.json
	schema *huma.Schema
}

type closed map[reflect.Type]closedList

// closedLists returns those of the domain: who sends or reads one knows from openapi.json what it can be. Of casus.Soort it has what the house handles;
// those that it refuses with an explanation are only in what is sent (polish).
func closedLists() closed {
	m := closed{}
	list(m, casus.Fasen())
	list(m, casus.Soorten())
	list(m, casus.Rollen())
	list(m, casus.Bekendheden())
	list(m, casus.AanschuifKeuzen())
	list(m, casus.Informatiestanden())
	list(m, casus.BSNRedenen())
	list(m, casus.Navraagredenen())
	list(m, casus.IncidenteelStanden())
	list(m, casus.VernietigingStanden())
	list(m, informatie.Soorten())
	list(m, informatie.Rubrieken())
	list(m, informatie.Geheimgronden())
	list(m, slices.Concat(informatie.Wetsgronden(informatie.Politiegegevens), informatie.Wetsgronden(informatie.Justitieel)))
	list(m, informatie.Gezagen())
	list(m, informatie.AlleLezers())
	list(m, informatie.Vanaven())
	list(m, informatie.Redenen())
	list(m, informatie.CorrectieStanden())
	list(m, informatie.VraagStanden())
	list(m, informatie.VerstrekkingStanden())
	list(m, informatie.Oordelen())
	list(m, rto.Soorten())
	list(m, rto.Standen())
	list(m, plan.Soorten())
	list(m, plan.Standen())
	list(m, plan.AantekeningSoorten())
	list(m, bestuur.Standen())
	list(m, partij.Koppelscopes())
	list(m, partij.Koppelbeletten())
	list(m, partij.Wijzen())
	list(m, partij.Organen())
	list(m, partij.Registersoorten())
	list(m, partij.Mandaatbesluiten())
	list(m, partij.Mandaatsoorten())
	return m
}

func list[T ~string](m closed, values []T) {
	m[reflect.TypeFor[T]()] = closedList{reflect.TypeFor[listed[T]](), oneOf(values...)}
}

// listed stands for a type of the domain in openapi.json only.
type listed[T ~string] string

// Schema lists what it can be.
func (listed[T]) Schema(huma.Registry) *huma.Schema {
	return closedLists()[reflect.TypeFor[T]()].schema
}

func oneOf[T ~string](values ...T) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString}
	for _, v := range values {
		s.Enum = append(s.Enum, string(v))
	}
	return s
}

// datumSchema stands for klok.Datum in openapi.json only.
type datumSchema string

// Schema describes a date.
func (datumSchema) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Format: "date"}
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
