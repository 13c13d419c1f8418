// SPDX-License-Identifier: EUPL-1.2

package identiteit

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"net/http"
)

type traceSleutel struct{}

// MetTrace gives every request a trace id: that of its traceparent header when that is valid, else a random one. Whoever
// handles the request, the technical log and the log of the house then speak of the same trace.
func MetTrace(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t, ok := leesTraceparent(r.Header.Get("Traceparent"))
		if !ok {
			_, _ = rand.Read(t[:])
		}
		h.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), traceSleutel{}, t)))
	})
}

// Trace returns the trace id of a request: the one that MetTrace gave, else that of a valid traceparent header; false when
// there is neither.
func Trace(r *http.Request) ([16]byte, bool) {
	if t, ok := r.Context().Value(traceSleutel{}).([16]byte); ok {
		return t, true
	}
	return leesTraceparent(r.Header.Get("Traceparent"))
}

// The header of W3C Trace Context, of which a later version may only be longer:
//
//	00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
//	version-trace id-parent span id-flags
const traceparentLengte = 55

// leesTraceparent returns the trace id of a traceparent header, and false when the header is not valid.
func leesTraceparent(kop string) (trace [16]byte, ok bool) {
	if len(kop) < traceparentLengte || kop[2] != '-' || kop[35] != '-' || kop[52] != '-' {
		return trace, false
	}
	if len(kop) > traceparentLengte && (kop[:2] == "00" || kop[traceparentLengte] != '-') {
		return trace, false
	}
	var versie, vlaggen [1]byte
	var ouder [8]byte
	goed := laagHex(versie[:], kop[:2]) && laagHex(trace[:], kop[3:35]) && laagHex(ouder[:], kop[36:52]) && laagHex(vlaggen[:], kop[53:55])
	if !goed || versie[0] == 0xff || trace == [16]byte{} || ouder == [8]byte{} {
		return [16]byte{}, false
	}
	return trace, true
}

// laagHex decodes hexadecimal digits; capitals are not allowed.
func laagHex(in []byte, tekst string) bool {
	for _, c := range []byte(tekst) {
		if c >= 'A' && c <= 'F' {
			return false
		}
	}
	_, err := hex.Decode(in, []byte(tekst))
	return err == nil
}
