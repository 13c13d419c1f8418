// SPDX-License-Identifier: EUPL-1.2

package klok_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/klok"
)

// Setting the clock moves the wall and not the monotonic side; letting time pass moves both.
func TestVerzet(t *testing.T) {
	k := klok.NieuwVerzet(klok.Systeem())
	later := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)
	voor := k.Sinds()
	k.Zet(later)
	if d := k.Nu().Sub(later); d < 0 || d > time.Minute {
		t.Errorf("set to %v it says %v", later, k.Nu())
	}
	if d := k.Sinds() - voor; d < 0 || d > time.Minute {
		t.Errorf("setting the clock let %v pass", d)
	}
	k.Loop(48 * time.Hour)
	if d := k.Nu().Sub(later); d < 48*time.Hour || d > 49*time.Hour {
		t.Errorf("two days later it is %v later", d)
	}
	if d := k.Sinds() - voor; d < 48*time.Hour || d > 49*time.Hour {
		t.Errorf("two days later %v passed", d)
	}
	k.Zet(later.AddDate(-10, 0, 0))
	if k.Sinds()-voor < 48*time.Hour {
		t.Error("setting the clock back took time back")
	}
}

func TestSysteem(t *testing.T) {
	k := klok.Systeem()
	a, b := k.Sinds(), k.Sinds()
	if a < 0 || b < a || k.Nu().Before(time.Now().Add(-time.Minute)) {
		t.Errorf("the machine's clock says %v, %v, %v", a, b, k.Nu())
	}
}

func TestMicro(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		m := rapid.Int64Range(-1<<50, 1<<52).Draw(r, "moment")
		if klok.Micro(klok.VanMicro(m)) != m {
			r.Errorf("%d does not come back", m)
		}
	})
	if klok.Amsterdam().String() != "Europe/Amsterdam" || klok.VanMicro(0).Location() != time.UTC {
		t.Error("zones are not as they should be")
	}
}
