// SPDX-License-Identifier: EUPL-1.2

package gatetest

import (
	"rondetafel/internal/audit"
)

// Log reads every entry back, behind the back of the door, in the order of the log.
func (h *Huis) Log() []audit.Entry {
	h.T.Helper()
	return h.LogVanaf(0)
}

// LogVanaf reads the entries from place vanaf on.
func (h *Huis) LogVanaf(vanaf int64) []audit.Entry {
	h.T.Helper()
	rijen, err := h.DB().QueryContext(h.Ctx(), `SELECT lichaam FROM log_regel WHERE volgnummer >= $1 ORDER BY volgnummer`, vanaf)
	h.moet("log", err)
	defer rijen.Close()
	var alle []audit.Entry
	for rijen.Next() {
		var body []byte
		h.moet("log", rijen.Scan(&body))
		e, _, err := audit.Decode(body)
		h.moet("log", err)
		alle = append(alle, e)
	}
	h.moet("log", rijen.Err())
	return alle
}

// Regels returns how many entries the log has.
func (h *Huis) Regels() int64 {
	h.T.Helper()
	return h.Getal(`SELECT omvang FROM log_kop WHERE id = 1`)
}

// Laatste returns the newest entry.
func (h *Huis) Laatste() audit.Entry {
	h.T.Helper()
	e := h.LogVanaf(h.Regels() - 1)
	if len(e) != 1 {
		h.T.Fatalf("gatetest: the log has no entry %d", h.Regels()-1)
	}
	return e[0]
}
