// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"encoding/hex"
	"log/slog"
	"net/http"
	"time"

	"rondetafel/internal/identiteit"
)

// metLog writes one line per request: what kind, how it ended, how long it took and its trace. Of the address only the pattern
// of the route: what stands in a path or query never gets in. A panic is answered with 500 and logged without its value, which
// may hold anything.
func metLog(log *slog.Logger, sinds func() time.Duration, h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := sinds()
		m := &meeschrijver{ResponseWriter: w}
		defer func() {
			vast := recover()
			if vast == http.ErrAbortHandler { // by convention no fault: the connection is to be cut
				panic(vast)
			}
			if vast != nil {
				log.Error("een verzoek liep vast", "methode", methode(r), "route", r.Pattern)
				if m.status == 0 {
					tekst(m, http.StatusInternalServerError, "Er ging iets mis.")
				}
			}
			trace, _ := identiteit.Trace(r)
			log.Info("verzoek", "methode", methode(r), "route", r.Pattern, "status", m.einde(),
				"duurMs", float64((sinds()-begin).Microseconds())/1000, "trace", hex.EncodeToString(trace[:]))
		}()
		h.ServeHTTP(m, r)
	})
}

// methode is the method of a request as the technical log names it: of one that nobody has, nothing that was sent gets in.
func methode(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return r.Method
	}
	return "ander"
}

// meeschrijver remembers the status of an answer.
type meeschrijver struct {
	http.ResponseWriter
	status int
}

func (m *meeschrijver) WriteHeader(status int) {
	if m.status == 0 {
		m.status = status
	}
	m.ResponseWriter.WriteHeader(status)
}

func (m *meeschrijver) Write(b []byte) (int, error) {
	if m.status == 0 {
		m.status = http.StatusOK
	}
	return m.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach what lies under it, for answers that come in parts.
func (m *meeschrijver) Unwrap() http.ResponseWriter { return m.ResponseWriter }

func (m *meeschrijver) einde() int {
	if m.status == 0 {
		return http.StatusOK
	}
	return m.status
}
