# SPDX-License-Identifier: EUPL-1.2
# `make run` starts a practice house with invented people; `make test` runs every suite. The rest is for contributors.

DATA   ?= ./data-demo
LISTEN ?= 127.0.0.1:8080
ARGS   ?=
GO     ?= go

.PHONY: run test test-lang bench assets bouw fmt lint vuln naleving schoon

# Extra flags go in ARGS, for example: make run ARGS=--opnieuw
run: assets bouw
	bin/rondetafel demo --data $(DATA) --listen $(LISTEN) $(ARGS)

test:
	scripts/test.sh

# The full counts, in parts that can be resumed. OPNIEUW=1 starts over, DEEL=kill9 runs one part.
test-lang:
	scripts/test-lang.sh

bench: bouw
	$(GO) run ./internal/bench $(ARGS)

assets:
	scripts/assets.sh

bouw:
	CGO_ENABLED=0 $(GO) build -trimpath -o bin/rondetafel ./cmd/rondetafel

fmt:
	gofmt -w $(wildcard cmd internal)

lint:
	scripts/lint.sh

# Known vulnerabilities in what the program calls, of Go itself too. VULNDB=file:///… for a copy of the database.
vuln:
	$(GO) run golang.org/x/vuln/cmd/govulncheck@v1.9.0 $(if $(VULNDB),-db $(VULNDB)) ./...

# Writes docs/naleving.md anew from the rules, the code and the tests.
naleving:
	$(GO) run ./internal/archtest/naleving

# Throws away what was built or run here, the practice house included. node_modules stays.
schoon:
	rm -rf bin data-demo .test-lang
	find internal/web/static/dist -mindepth 1 ! -name .gitkeep -delete
