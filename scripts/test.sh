#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
#
# Runs every suite. On Debian, as root, it first installs what is missing. It goes on after a failure, so that one run shows all
# that is wrong, and ends non-zero when any step failed.
#
#   RAPID_CHECKS   how many cases each property tries (default 20; scripts/test-lang.sh does the full count)
#   RAPID_SEED     a seed that failed before, to see it fail again
#   GOFLAGS        as Go reads it, for example -count=1
set -u
cd "$(dirname "$0")/.." || exit 1

export RAPID_CHECKS="${RAPID_CHECKS:-20}"
mislukt=()
tijden=()
begin=$SECONDS

stap() { # stap <name> <command...>
	local naam=$1 van=$SECONDS uitkomst=good
	shift
	echo
	echo "=== $naam"
	if ! "$@"; then
		uitkomst=FAILED
		mislukt+=("$naam")
	fi
	tijden+=("$(printf '%5d s  %-8s %s' $((SECONDS - van)) "$uitkomst" "$naam")")
	echo "--- $naam: $uitkomst, $((SECONDS - van)) s"
}

# What the suites need beside Go, Node and make: a C compiler for the race detector, a browser, a database, a PDF maker and reader.
benodigd() {
	local -A programma=([gcc]=gcc [chromium]=chromium [postgresql]=postgresql [weasyprint]=weasyprint [poppler-utils]=pdftotext)
	local ontbreekt=() pakket
	for pakket in "${!programma[@]}"; do
		heeft "${programma[$pakket]}" || ontbreekt+=("$pakket")
	done
	if [ ${#ontbreekt[@]} -eq 0 ]; then
		echo "all there"
		return 0
	fi
	if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
		echo "missing: ${ontbreekt[*]}. Install these, or run as root on Debian." >&2
		return 1
	fi
	echo "installing: ${ontbreekt[*]}"
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${ontbreekt[@]}"
}

heeft() {
	if [ "$1" = postgresql ]; then
		compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null
		return
	fi
	command -v "$1" >/dev/null
}

# The packages in which goroutines share memory.
gelijktijdig() {
	go list ./... | grep -E '/internal/(gate|audit|klok)(/|$)'
}

# met_race runs what is concurrent: of each package the tests in files that start goroutines. scripts/test-lang.sh runs all.
met_race() {
	local pakketten pakket map namen uitkomst=0
	pakketten=$(gelijktijdig) || { echo "no concurrent packages yet"; return 0; }
	for pakket in $pakketten; do
		map=./${pakket#rondetafel/}
		namen=$(grep -lE '"sync"|go func\(' "$map"/*_test.go 2>/dev/null | xargs -r grep -hoE '^func (Test|Example)[A-Za-z0-9_]*' | cut -d' ' -f2 | paste -sd'|')
		RAPID_CHECKS="${RAPID_CHECKS_RACE:-10}" CGO_ENABLED=1 go test -race -short -timeout 10m -run "^(${namen:-.*})\$" "$map" || uitkomst=1
	done
	return "$uitkomst"
}

stap "what the suites need" benodigd
stap "assets" scripts/assets.sh --streng
stap "format, vet and staticcheck" scripts/lint.sh
stap "build" make --no-print-directory bouw
# What takes longest begins first, so that no core waits for the last suite.
stap "tests" go test -timeout 15m ./internal/web ./internal/gate ./internal/scenario ./internal/api ./...
stap "tests with the race detector" met_race

echo
printf '%s\n' "${tijden[@]}"
echo "total $((SECONDS - begin)) s, RAPID_CHECKS=$RAPID_CHECKS"
if [ ${#mislukt[@]} -gt 0 ]; then
	printf 'failed: %s\n' "${mislukt[@]}" >&2
	exit 1
fi
echo "all good"
