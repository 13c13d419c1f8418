// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"os"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// leesDeploy returns the lines of a file with which operators run the server, without comments.
func leesDeploy(t *testing.T, naam string) []string {
	t.Helper()
	tekst, err := os.ReadFile("../../deploy/" + naam)
	if err != nil {
		t.Fatal(err)
	}
	var regels []string
	for regel := range strings.Lines(string(tekst)) {
		if regel = strings.TrimSpace(regel); regel != "" && !strings.HasPrefix(regel, "#") {
			regels = append(regels, regel)
		}
	}
	return regels
}

// rule 14.3-1: the unit starts the server with flags that it has, as a user of its own, with nothing to write but its data.
func TestUnit(t *testing.T) {
	regels := map[string]bool{}
	for _, r := range leesDeploy(t, "rondetafel.service") {
		regels[r] = true
		if args, ok := strings.CutPrefix(r, "ExecStart=/usr/local/bin/rondetafel "); ok {
			var o opdrachten
			lezer, err := kong.New(&o)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := lezer.Parse(strings.Fields(args)); err != nil || o.Serve.Data == "" || !strings.HasPrefix(o.Serve.URL, "https://") {
				t.Errorf("%s: %v", r, err)
			}
			regels["start"] = true
		}
	}
	for _, wil := range []string{"start", "DynamicUser=yes", "StateDirectoryMode=0700", "ProtectSystem=strict", "ProtectHome=yes", "PrivateTmp=yes", "PrivateDevices=yes",
		"NoNewPrivileges=yes", "CapabilityBoundingSet=", "MemoryDenyWriteExecute=yes", "SystemCallFilter=@system-service", "RestrictSUIDSGID=yes",
		"ProtectKernelTunables=yes", "ProtectKernelModules=yes", "ProtectControlGroups=yes", "LockPersonality=yes", "UMask=0077", "LimitCORE=0", "IPAddressDeny=any"} {
		if !regels[wil] {
			t.Errorf("the unit does not say %s", wil)
		}
	}
}

// The container holds the binary alone, and is nobody.
func TestContainer(t *testing.T) {
	regels := strings.Join(leesDeploy(t, "Containerfile"), "\n")
	for _, wil := range []string{"FROM scratch\n", "USER 10001:10001\n", "ENTRYPOINT [\"/rondetafel\"]"} {
		if !strings.Contains(regels, wil) {
			t.Errorf("the container file does not say %q:\n%s", wil, regels)
		}
	}
	if strings.Count(regels, "COPY ") != 1 || strings.Contains(regels, "ADD ") || strings.Contains(regels, "RUN ") {
		t.Errorf("the container holds more than the binary:\n%s", regels)
	}
}
