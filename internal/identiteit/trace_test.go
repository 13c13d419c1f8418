// SPDX-License-Identifier: EUPL-1.2

package identiteit

import (
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const goedeTrace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

func TestLeesTraceparent(t *testing.T) {
	gevallen := map[string]struct {
		kop  string
		goed bool
	}{
		"zoals in de standaard":         {goedeTrace, true},
		"niet meegenomen in steekproef": {goedeTrace[:53] + "00", true},
		"latere versie, langer":         {"01" + goedeTrace[2:] + "-wat-later-komt", true},
		"latere versie, even lang":      {"cc" + goedeTrace[2:], true},
		"leeg":                          {"", false},
		"versie 00 mag niet langer":     {goedeTrace + "-meer", false},
		"langer zonder streepje":        {"01" + goedeTrace[2:] + "meer", false},
		"versie ff":                     {"ff" + goedeTrace[2:], false},
		"hoofdletters":                  {strings.ToUpper(goedeTrace), false},
		"geen hex":                      {strings.Replace(goedeTrace, "4bf9", "4bg9", 1), false},
		"trace van nullen":              {"00-" + strings.Repeat("0", 32) + goedeTrace[35:], false},
		"ouder van nullen":              {goedeTrace[:36] + strings.Repeat("0", 16) + "-01", false},
		"verkeerd streepje":             {strings.Replace(goedeTrace, "-00f0", "_00f0", 1), false},
		"te kort":                       {goedeTrace[:54], false},
	}
	for naam, g := range gevallen {
		t.Run(naam, func(t *testing.T) {
			trace, ok := leesTraceparent(g.kop)
			if ok != g.goed {
				t.Fatalf("leesTraceparent(%q) = %t, want %t", g.kop, ok, g.goed)
			}
			if ok && hex.EncodeToString(trace[:]) != goedeTrace[3:35] {
				t.Errorf("trace = %x", trace)
			}
			if !ok && trace != [16]byte{} {
				t.Errorf("a header that is not valid gave %x", trace)
			}
		})
	}
}

func TestElkeGoedeTraceparentWordtGelezen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		trace := rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "trace")
		ouder := rapid.SliceOfN(rapid.Byte(), 8, 8).Draw(t, "ouder")
		trace[0], ouder[7] = trace[0]|1, ouder[7]|1
		vlaggen := rapid.Byte().Draw(t, "vlaggen")
		gelezen, ok := leesTraceparent(fmt.Sprintf("00-%x-%x-%02x", trace, ouder, vlaggen))
		if !ok || gelezen != [16]byte(trace) {
			t.Fatalf("got %x %t, want %x", gelezen, ok, trace)
		}
	})
}

func FuzzTraceparent(f *testing.F) {
	f.Add(goedeTrace)
	f.Add("00-")
	f.Add("01" + goedeTrace[2:] + "-x")
	f.Fuzz(func(t *testing.T, kop string) {
		trace, ok := leesTraceparent(kop)
		if ok && !strings.Contains(kop, hex.EncodeToString(trace[:])) {
			t.Errorf("%q gave a trace that is not in it: %x", kop, trace)
		}
	})
}

func TestMetTrace(t *testing.T) {
	var gezien [][16]byte
	h := MetTrace(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		trace, ok := Trace(r)
		if !ok {
			t.Error("no trace behind MetTrace")
		}
		gezien = append(gezien, trace)
	}))
	for _, kop := range []string{goedeTrace, "onzin", "", ""} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("traceparent", kop)
		h.ServeHTTP(httptest.NewRecorder(), r)
	}
	if hex.EncodeToString(gezien[0][:]) != goedeTrace[3:35] {
		t.Errorf("a valid traceparent was not taken over: %x", gezien[0])
	}
	anders := map[[16]byte]bool{{}: true}
	for _, trace := range gezien {
		if anders[trace] {
			t.Errorf("trace %x is empty or came twice", trace)
		}
		anders[trace] = true
	}
}

func TestTraceZonderMetTrace(t *testing.T) {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	if trace, ok := Trace(r); ok {
		t.Errorf("a request without traceparent has trace %x", trace)
	}
	r.Header.Set("traceparent", goedeTrace)
	if _, ok := Trace(r); !ok {
		t.Error("a valid traceparent was not read")
	}
}
