// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// alsOpdracht makes the test binary behave as the command itself, so that tests can start it as a process and send it signals.
const alsOpdracht = "RONDETAFEL_TEST_ALS_OPDRACHT"

func TestMain(m *testing.M) {
	if os.Getenv(alsOpdracht) != "" {
		main()
	}
	testscript.Main(m, map[string]func(){"rondetafel": main})
}

func TestOpdrachtregel(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata"})
}
