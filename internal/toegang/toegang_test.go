// SPDX-License-Identifier: EUPL-1.2

package toegang

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"rondetafel/internal/errs"
)

// zuinig are costs for tests.
func zuinig() Kosten { return Kosten{KiB: 8, Rondes: 1} }

func TestKeurWachtwoord(t *testing.T) {
	eigen := []string{"Noor Verzonnen", "n.verzonnen@huis.example"}
	for wachtwoord, wil := range map[string]string{
		"de kat leest traag in de tuin": "",
		"zwembad gordijn accordeon 7":   "",
		"            x y z q w v":       "",
		"żółć łąka ćma gęś źdźbło":      "",
		"kort":                          "langer",
		"elf tekens!":                   "langer",
		strings.Repeat("é", 11):         "langer", // eleven characters, of more bytes
		strings.Repeat("ab cd ef ", 40): "korter",
		"123456789012":                  "makkelijk",
		"password1234":                  "makkelijk",
		"Wachtwoord123":                 "makkelijk",
		"abcabcabcabc":                  "makkelijk",
		"zomerinroermond":               "makkelijk",
		"veiligheidshuis":               "makkelijk",
		"noorverzonnen1":                "naam",
		"Noor-Verzonnen-2":              "naam",
		"n.verzonnen@huis.example":      "naam",
		"goed genoeg maar \xff\xfe":     "lezen",
	} {
		var fout *errs.Invalid
		err := KeurWachtwoord("wachtwoord", wachtwoord, eigen...)
		switch {
		case wil == "" && err != nil:
			t.Errorf("%q: %v", wachtwoord, err)
		case wil != "" && (!errors.As(err, &fout) || len(fout.Velden) != 1 || !strings.Contains(fout.Velden[0].Melding, wil)):
			t.Errorf("%q: %+v, want %q", wachtwoord, fout, wil)
		}
	}
}

// Any character may stand in a password, and none must: a long one of small letters is as good as any.
func TestGeenSamenstelling(t *testing.T) {
	for _, w := range []string{"kraan lepel vogel berg", "KRAAN LEPEL VOGEL BERG", "8301 7749 2265 9017 3", "☂☃♞ ✈ ☎☘ ♫ ♔☯ ☕"} {
		if err := KeurWachtwoord("w", w); err != nil {
			t.Errorf("%q: %v", w, err)
		}
	}
}

// The two ways to write é are one password.
func TestHashVanHetzelfdeWachtwoord(t *testing.T) {
	h := NieuweHasher(zuinig())
	hash, err := h.Maak(t.Context(), "caf\u00e9 aan de maas")
	if err != nil || strings.Contains(hash, "caf") || !strings.HasPrefix(hash, "$argon2id$v=19$m=8,t=1,p=1$") {
		t.Fatalf("%q %v", hash, err)
	}
	for getypt, wil := range map[string]bool{"cafe\u0301 aan de maas": true, "caf\u00e9 aan de maas": true, "cafe aan de maas": false, "": false, hash: false} {
		if klopt, err := h.Klopt(t.Context(), hash, getypt); err != nil || klopt != wil {
			t.Errorf("%q: %t %v", getypt, klopt, err)
		}
	}
	ander, err := h.Maak(t.Context(), "caf\u00e9 aan de maas")
	if err != nil || ander == hash {
		t.Error("two hashes of one password are the same")
	}
}

// The costs stand with the hash: one that was made with others is still checked with its own.
func TestKostenStaanErbij(t *testing.T) {
	hash, err := NieuweHasher(Kosten{KiB: 16, Rondes: 3}).Maak(t.Context(), "een twee drie vier")
	if err != nil {
		t.Fatal(err)
	}
	if klopt, err := NieuweHasher(zuinig()).Klopt(t.Context(), hash, "een twee drie vier"); err != nil || !klopt {
		t.Errorf("%t %v", klopt, err)
	}
	if g := Gewoon(); g.KiB != 19456 || g.Rondes != 2 {
		t.Errorf("a house begins with %+v", g)
	}
}

func TestKapotteHash(t *testing.T) {
	h := NieuweHasher(zuinig())
	hash, err := h.Maak(t.Context(), "een twee drie vier")
	if err != nil {
		t.Fatal(err)
	}
	for _, kapot := range []string{"x", hash[:len(hash)-1], hash + "A", strings.Replace(hash, "argon2id", "argon2i", 1), strings.Replace(hash, "m=8", "m=9999999", 1),
		strings.Replace(hash, "t=1", "t=0", 1), strings.Replace(hash, "m=8", "m=1", 1), strings.Replace(hash, "p=1", "p=2", 1), strings.ReplaceAll(hash, hash[len(hash)-5:], "!!!!!")} {
		if klopt, err := h.Klopt(t.Context(), kapot, "een twee drie vier"); klopt || err == nil {
			t.Errorf("%q: %t %v", kapot, klopt, err)
		}
	}
	if klopt, err := h.Klopt(t.Context(), "", "een twee drie vier"); klopt || err != nil {
		t.Errorf("of no account: %t %v", klopt, err)
	}
}

// Who logs in waits for others who do; when there are too many, the next hears so at once, and who gives up leaves the row.
func TestHasherHeeftEenRij(t *testing.T) {
	h := NieuweHasher(zuinig())
	for range cap(h.plek) {
		h.plek <- struct{}{} // all are at work
	}
	moe, stop := context.WithCancel(t.Context())
	klaar := make(chan error, wachtrij)
	for range wachtrij {
		go func() { _, err := h.Maak(moe, "een twee drie vier"); klaar <- err }()
	}
	for len(h.rij) < wachtrij {
		time.Sleep(time.Millisecond)
	}
	if _, err := h.Klopt(t.Context(), "", "x"); !errors.Is(err, ErrDruk) {
		t.Errorf("behind a full row: %v", err)
	}
	stop()
	for range wachtrij {
		if err := <-klaar; !errors.Is(err, context.Canceled) {
			t.Fatalf("who gave up: %v", err)
		}
	}
	<-h.plek
	if _, err := h.Maak(t.Context(), "x"); err != nil {
		t.Errorf("when there is room again: %v", err)
	}
}

func TestCode(t *testing.T) {
	gezien := map[string]bool{}
	for range 100 {
		c := NieuweCode()
		gelezen := LeesCode(c)
		if len(c) != 19 || len(gelezen) != 16 || gezien[gelezen] {
			t.Fatalf("code %q, read %q", c, gelezen)
		}
		gezien[gelezen] = true
	}
	for getypt, wil := range map[string]string{
		"k7wq-3m9x-0rtb-v2cd": "k7wq3m9x0rtbv2cd", " K7WQ 3M9X ORTB V2CD ": "k7wq3m9x0rtbv2cd", "I7wq3m9x0rtbvLcd": "17wq3m9x0rtbv1cd",
		"k7wq-3m9x-0rtb-v2c": "", "k7wq-3m9x-0rtb-v2cd-": "k7wq3m9x0rtbv2cd", "k7wq-3m9x-0rtb-v2cé": "", "": "", "uuuuuuuuuuuuuuuu": "",
		strings.Repeat("-", 65): "",
	} {
		if got := LeesCode(getypt); got != wil {
			t.Errorf("LeesCode(%q) = %q, want %q", getypt, got, wil)
		}
	}
	if Eerste.Duur() != 7*24*time.Hour || Herstel.Duur() != 24*time.Hour {
		t.Error("a code lasts another time")
	}
}

// The vector of RFC 6238 for SHA-1, of which an app shows the last six digits.
func TestStapcodeVanDeStandaard(t *testing.T) {
	const geheim = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" // "12345678901234567890"
	for moment, wil := range map[int64]string{59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"} {
		if got, err := Stapcode(geheim, time.Unix(moment, 0)); err != nil || got != wil {
			t.Errorf("at %d: %s %v, want %s", moment, got, err, wil)
		}
	}
}

// A code counts once, one step early or late, and never an earlier one than the last.
func TestStapKlopt(t *testing.T) {
	geheim, nu := NieuwGeheim(), time.Unix(1_800_000_010, 0)
	op := func(verschil time.Duration) string {
		c, err := Stapcode(geheim, nu.Add(verschil))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	for naam, g := range map[string]struct {
		getypt string
		goed   bool
	}{
		"now": {op(0), true}, "one earlier": {op(-stap), true}, "one later": {op(stap), true}, "with a space": {op(0)[:3] + " " + op(0)[3:], true},
		"two earlier": {op(-2 * stap), false}, "two later": {op(2 * stap), false}, "nothing": {"", false}, "cut off": {op(0)[:5], false},
	} {
		if _, goed := StapKlopt(geheim, g.getypt, nu, 0); goed != g.goed {
			t.Errorf("%s: %t", naam, goed)
		}
	}
	welke, _ := StapKlopt(geheim, op(0), nu, 0)
	for naam, getypt := range map[string]string{"the same again": op(0), "one before it": op(-stap)} {
		if _, goed := StapKlopt(geheim, getypt, nu, welke); goed {
			t.Errorf("%s counts", naam)
		}
	}
	if weer, goed := StapKlopt(geheim, op(stap), nu, welke); !goed || weer != welke+1 {
		t.Errorf("the next: %d %t", weer, goed)
	}
	if _, goed := StapKlopt("geen geheim!", "000000", nu, 0); goed {
		t.Error("a code of no secret")
	}
}

func TestAppAdres(t *testing.T) {
	if got := AppAdres("Huis & co", "a b@c.example", "ABC"); got != "otpauth://totp/Huis%20&%20co:a%20b@c.example?secret=ABC&issuer=Huis%20&%20co" && !strings.Contains(got, "issuer=Huis%20%26%20co") {
		t.Error(got)
	}
}

// After five wrong ones one waits, longer each time, up to an hour; a day without an attempt forgets them.
func TestPoging(t *testing.T) {
	var p Poging
	nu := time.Now().UnixMicro()
	var wacht []time.Duration
	for range 15 {
		p = p.Mis(nu)
		w := time.Duration(0)
		if tot := p.Wacht(); tot != 0 {
			w = time.Duration(tot-nu) * time.Microsecond
		}
		wacht = append(wacht, w)
	}
	if wacht[3] != 0 || wacht[4] != 30*time.Second || wacht[5] != time.Minute || wacht[14] != time.Hour {
		t.Errorf("one waits %v", wacht)
	}
	if p = p.Mis(nu + Vergeten.Microseconds() + 1); p.Aantal != 1 {
		t.Errorf("a day later %+v", p)
	}
}

func TestPogingWachtNooitKorter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := Poging{Aantal: rapid.Int64Range(0, 1<<40).Draw(t, "aantal"), Laatste: 1}
		b := a.Mis(a.Laatste)
		if b.Wacht() < a.Wacht() || b.Wacht()-b.Laatste > time.Hour.Microseconds() {
			t.Fatalf("%+v waits until %d, then until %d", a, a.Wacht(), b.Wacht())
		}
	})
}

func FuzzWachtwoord(f *testing.F) {
	f.Add("de kat leest traag", "Noor")
	f.Add("\xff", "")
	f.Fuzz(func(t *testing.T, w, naam string) {
		if err := KeurWachtwoord("w", w, naam); err == nil && (!utf8.ValidString(w) || utf8.RuneCountInString(w) < 6) {
			t.Errorf("%q is good", w)
		}
		LeesCode(w)
		StapKlopt("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", w, time.Unix(1, 0), 0)
	})
}
