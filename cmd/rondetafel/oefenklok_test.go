// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"testing"
	"time"

	"rondetafel/internal/klok"
	"rondetafel/internal/taak"
)

// The clock of a practice house goes forward by calendar days, does what is due, and is still ahead after a restart.
func TestOefenklok(t *testing.T) {
	m := oefenmap(t.TempDir())
	if err := m.zet(stand{Klaar: true, Casussen: 3}); err != nil {
		t.Fatal(err)
	}
	basis := klok.NieuwVerzet(klok.Systeem())
	basis.Zet(time.Date(2026, 10, 20, 12, 0, 0, 0, klok.Amsterdam()))
	k, err := nieuweOefenklok(basis, m)
	if err != nil {
		t.Fatal(err)
	}
	rondes := 0
	k.taken = taak.Start(taak.Opties{Elke: time.Hour, Doe: func(context.Context) (int, error) { rondes++; return 0, nil }})
	if err := k.Vooruit(context.Background(), 7); err != nil { // over the end of summer time
		t.Fatal(err)
	}
	k.taken.Stop()
	if got := k.klok.Nu().In(klok.Amsterdam()).Format("2006-01-02 15:04"); got != "2026-10-27 12:00" {
		t.Errorf("seven days later it is %s", got)
	}
	if rondes < 1 {
		t.Error("what is due was not done")
	}
	s, err := m.lees()
	if err != nil || !s.Klaar || s.Casussen != 3 || s.Vooruit != 7*86400+3600 {
		t.Errorf("the folder says %+v, %v", s, err)
	}
	weer, err := nieuweOefenklok(basis, m)
	if err != nil || weer.Voor() != k.Voor() {
		t.Errorf("after a restart it is %v ahead, want %v: %v", weer.Voor(), k.Voor(), err)
	}
}
