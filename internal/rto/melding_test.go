// SPDX-License-Identifier: EUPL-1.2

package rto_test

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// vandaag is a moment at which it is another day in Amsterdam than in UTC.
func vandaag() time.Time { return time.Date(2026, 11, 30, 23, 30, 0, 0, time.UTC) } // 1 December, 00:30

// meldingen returns each message of err as "field: message", in order.
func meldingen(t rapid.TB, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var ongeldig *errs.Invalid
	if !errors.As(err, &ongeldig) {
		t.Fatalf("want an *errs.Invalid, got %T: %v", err, err)
	}
	var uit []string
	for _, v := range ongeldig.Velden {
		uit = append(uit, v.Veld+": "+v.Melding)
	}
	return uit
}

// verwacht asks that err says exactly want, in this order, and that it is nil when nothing is wanted.
func verwacht(t rapid.TB, err error, want ...string) {
	t.Helper()
	if got := meldingen(t, err); !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// getypt stands in everything that is drawn, so that a message which repeats any of it is seen.
const getypt = "zqx"

// tekst draws what people type, and what they do not.
func tekst() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"", " ", getypt, getypt + "\x00", getypt + "\xff", strings.Repeat(getypt, 90), strings.Repeat(getypt, 7000)})
}

// controleer asks of each message that it is plain, repeats nothing that was typed and is said once.
func controleer(t rapid.TB, err error) {
	t.Helper()
	stijf := regexp.MustCompile(`(?i)\b(middels|indien|reeds|dient|betreffende|inzake|teneinde|helaas|u|uw|ongeldige?|verplichte?|fout|error)\b`)
	gezien := map[string]bool{}
	for _, regel := range meldingen(t, err) {
		_, melding, _ := strings.Cut(regel, ": ")
		if gezien[regel] {
			t.Errorf("said twice: %s", regel)
		}
		gezien[regel] = true
		if strings.Contains(melding, getypt) {
			t.Errorf("repeats what was typed: %s", regel)
		}
		if stijf.MatchString(melding) || !strings.HasSuffix(melding, ".") {
			t.Errorf("no plain sentence: %s", regel)
		}
	}
}

func TestVandaagIsAmsterdam(t *testing.T) {
	if d := vandaag().In(klok.Amsterdam()).Day(); d != 1 {
		t.Errorf("day %d", d)
	}
}
