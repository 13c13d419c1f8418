// SPDX-License-Identifier: EUPL-1.2

package gatetest

import (
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

// The Partijen of the house. Weg took part once and no longer does.
const (
	Veiligheidshuis = "p-huis"
	Gemeente        = "p-gemeente"
	Politie         = "p-politie"
	Zorg            = "p-zorg"
	Reclassering    = "p-reclassering"
	Weg             = "p-weg"
)

// The people, by the house or Partij that they work for.
const (
	Petra = "m-petra-schijn" // house: procesregisseur
	Pim   = "m-pim-schijn"   // house: procesregisseur
	Mo    = "m-mo-schijn"    // house: manager
	Oda   = "m-oda-schijn"   // house: ondersteuning
	Bram  = "m-bram-schijn"  // house: functioneelbeheer

	Anna   = "m-anna-fictief"   // Gemeente: aanmelder, uitvoerder
	Arno   = "m-arno-fictief"   // Gemeente: uitvoerder
	Fien   = "m-fien-fictief"   // Gemeente: fg
	Rik    = "m-rik-fictief"    // Gemeente: rechtmatigheid
	Beatle = "m-beatle-fictief" // Gemeente: partijbeheerder

	Bo   = "m-bo-verzonnen"  // Politie: aanmelder, uitvoerder
	Bas  = "m-bas-verzonnen" // Politie: uitvoerder
	Cleo = "m-cleo-proef"    // Zorg: aanmelder, uitvoerder
	Dirk = "m-dirk-nepveld"  // Reclassering: aanmelder, uitvoerder
	Daan = "m-daan-nepveld"  // Reclassering: aanmelder, uitvoerder; has not signed the declaration
	Els  = "m-els-bedenksel" // Weg: aanmelder, uitvoerder
	Nul  = "m-nul-bedenksel" // Zorg: no functie at all
)

// Mensen returns everybody in the house, in a fixed order.
func Mensen() []string {
	return []string{Petra, Pim, Mo, Oda, Bram, Anna, Arno, Fien, Rik, Beatle, Bo, Bas, Cleo, Dirk, Daan, Els, Nul}
}

// Partijen returns every Partij, the house included, in a fixed order.
func Partijen() []string {
	return []string{Veiligheidshuis, Gemeente, Politie, Zorg, Reclassering, Weg}
}

// Inrichting is how the house starts.
func Inrichting() gate.Huisinrichting {
	in := gate.Huisinrichting{Naam: "Proefhuis", Verklaring: "Ik zwijg over wat ik hier hoor.", Demo: true,
		Protocol: informatie.RuimProtocol()}
	begin := klok.Micro(Begin())
	partijVan := func(id, naam string, soort partij.Soort, gemeente string, tot int64) {
		in.Partijen = append(in.Partijen, partij.Partij{ID: id, Naam: naam, Kort: naam, Soort: soort, Gemeente: gemeente, Van: 0, Tot: tot})
	}
	partijVan(Veiligheidshuis, "Proefhuis", partij.Huis, "", klok.Eeuwig)
	partijVan(Gemeente, "Gemeente Proefdorp", partij.Gemeente, "GM0957", klok.Eeuwig)
	partijVan(Politie, "Proefpolitie", partij.Politie, "", klok.Eeuwig)
	partijVan(Zorg, "Proefzorg", partij.GGZ, "", klok.Eeuwig)
	partijVan(Reclassering, "Proefreclassering", partij.Reclassering, "", klok.Eeuwig)
	partijVan(Weg, "Partij die wegging", partij.SociaalDomein, "", begin-1)
	werkt := func(id, naam, bij string, functies ...partij.Functie) {
		m := partij.Medewerker{ID: id, Partij: bij, Naam: naam, Tot: klok.Eeuwig, Verklaring: 1}
		if id == Daan {
			m.Verklaring = 0
		}
		if bij == Veiligheidshuis {
			m.Namens = Gemeente
		}
		for _, f := range functies {
			m.Functies = append(m.Functies, partij.Toekenning{Functie: f, Tot: klok.Eeuwig})
		}
		in.Medewerkers = append(in.Medewerkers, m)
	}
	werkt(Petra, "Petra Schijn", Veiligheidshuis, partij.Procesregisseur)
	werkt(Pim, "Pim Schijn", Veiligheidshuis, partij.Procesregisseur)
	werkt(Mo, "Mo Schijn", Veiligheidshuis, partij.Manager)
	werkt(Oda, "Oda Schijn", Veiligheidshuis, partij.Ondersteuning)
	werkt(Bram, "Bram Schijn", Veiligheidshuis, partij.Functioneelbeheer)
	werkt(Anna, "Anna Fictief", Gemeente, partij.Aanmelder, partij.Uitvoerder)
	werkt(Arno, "Arno Fictief", Gemeente, partij.Uitvoerder)
	werkt(Fien, "Fien Fictief", Gemeente, partij.FG)
	werkt(Rik, "Rik Fictief", Gemeente, partij.Rechtmatigheid)
	werkt(Beatle, "Beatle Fictief", Gemeente, partij.Partijbeheerder)
	werkt(Bo, "Bo Verzonnen", Politie, partij.Aanmelder, partij.Uitvoerder)
	werkt(Bas, "Bas Verzonnen", Politie, partij.Uitvoerder)
	werkt(Cleo, "Cleo Proef", Zorg, partij.Aanmelder, partij.Uitvoerder)
	werkt(Dirk, "Dirk Nepveld", Reclassering, partij.Aanmelder, partij.Uitvoerder)
	werkt(Daan, "Daan Nepveld", Reclassering, partij.Aanmelder, partij.Uitvoerder)
	werkt(Els, "Els Bedenksel", Weg, partij.Aanmelder, partij.Uitvoerder)
	werkt(Nul, "Nul Bedenksel", Zorg)
	return in
}
