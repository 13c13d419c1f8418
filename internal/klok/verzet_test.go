// SPDX-License-Identifier: EUPL-1.2

package klok_test

import (
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/klok"
)

// vast is a machine's clock that stands still until it is moved by hand, on both sides.
type vast struct {
	nu    time.Time
	sinds time.Duration
}

func (v *vast) Nu() time.Time        { return v.nu }
func (v *vast) Sinds() time.Duration { return v.sinds }

func stil() *vast {
	return &vast{nu: time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC), sinds: time.Minute}
}

// In whatever order it is moved: the wall clock is where it was last set plus all that passed since, the monotonic side is all
// that ever passed.
func TestVerzetVolgtHetModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		basis := stil()
		v := klok.NieuwVerzet(basis)
		wand, sinds := basis.nu, basis.sinds
		duur := rapid.Map(rapid.Int64Range(0, int64(1000*time.Hour)), func(n int64) time.Duration { return time.Duration(n) })
		t.Repeat(map[string]func(*rapid.T){
			"set": func(t *rapid.T) {
				wand = stil().nu.Add(duur.Draw(t, "ahead") - duur.Draw(t, "back"))
				v.Zet(wand)
			},
			"walk": func(t *rapid.T) {
				d := duur.Draw(t, "walk")
				v.Loop(d)
				wand, sinds = wand.Add(d), sinds+d
			},
			"time passes": func(t *rapid.T) {
				d := duur.Draw(t, "pass")
				basis.nu, basis.sinds = basis.nu.Add(d), basis.sinds+d
				wand, sinds = wand.Add(d), sinds+d
			},
			"somebody sets the machine": func(t *rapid.T) {
				d := duur.Draw(t, "jump")
				basis.nu, wand = basis.nu.Add(d), wand.Add(d)
			},
			"": func(t *rapid.T) {
				if !v.Nu().Equal(wand) || v.Sinds() != sinds {
					t.Fatalf("%v, %v; want %v, %v", v.Nu(), v.Sinds(), wand, sinds)
				}
			},
		})
	})
}

func TestVerzetDoorVelenTegelijk(t *testing.T) {
	basis := stil()
	v := klok.NieuwVerzet(basis)
	var klaar sync.WaitGroup
	for range 8 {
		klaar.Go(func() {
			for range 100 {
				v.Loop(time.Second)
				v.Nu()
				v.Sinds()
			}
		})
	}
	klaar.Wait()
	if got := v.Sinds() - basis.sinds; got != 800*time.Second {
		t.Errorf("%v passed", got)
	}
}

// Whatever is stored is whole microseconds, and what has no end comes after the last date that can be typed.
func TestMicroEnEeuwig(t *testing.T) {
	moment := time.Date(2027, 7, 1, 12, 0, 0, 1999, klok.Amsterdam())
	if got := klok.VanMicro(klok.Micro(moment)); !got.Equal(moment.Add(-999)) {
		t.Errorf("%v comes back as %v", moment, got)
	}
	if laatste, _ := klok.Datum("9999-12-31").Lees(); klok.Micro(laatste.AddDate(0, 0, 1)) >= klok.Eeuwig {
		t.Error("the last date is later than what has no end")
	}
}

func TestAmsterdam(t *testing.T) {
	for moment, want := range map[string]string{
		"2027-01-15T12:00:00Z": "13:00 CET", "2027-07-15T12:00:00Z": "14:00 CEST", "2027-03-28T00:59:59Z": "01:59 CET",
		"2027-03-28T01:00:00Z": "03:00 CEST", "2027-10-31T00:59:59Z": "02:59 CEST", "2027-10-31T01:00:00Z": "02:00 CET",
	} {
		utc, err := time.Parse(time.RFC3339, moment)
		if err != nil {
			t.Fatal(err)
		}
		if got := utc.In(klok.Amsterdam()).Format("15:04 MST"); got != want {
			t.Errorf("%s is %s, want %s", moment, got, want)
		}
	}
}

// Who asks for it hears of each time that the clock is moved, after it was, until they no longer want to.
func TestBijZetten(t *testing.T) {
	v := klok.NieuwVerzet(klok.Systeem())
	var een, twee []time.Time
	los := v.BijZetten(func() { een = append(een, v.Nu()) })
	defer v.BijZetten(func() { twee = append(twee, v.Nu()) })()
	straks := v.Nu().Add(48 * time.Hour)
	v.Zet(straks)
	v.Loop(time.Hour)
	los()
	los()
	v.Loop(time.Hour)
	if len(een) != 2 || len(twee) != 3 || een[0].Before(straks) || een[1].Sub(een[0]) < time.Hour {
		t.Errorf("heard of %v and %v", een, twee)
	}
	var _ klok.Beweegbaar = v
}
