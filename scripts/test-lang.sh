#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
#
# The long suites with their full counts. They take hours, so each part leaves a marker in .test-lang when it is done and is
# skipped the next time, as long as nothing in the tree changed: stop it and start it as you like. Parts are
#
#   race          every package with the race detector
#   <Name>        each test called TestLang_<Name>, with RONDETAFEL_LANG=1
#   conformance   the store's suite on both databases, with RONDETAFEL_LANG=1
#   fuzz-...      each fuzz target for FUZZTIJD (scripts/fuzz.sh)
#
# A part for which there is no test fails: a suite that ran nothing proved nothing.
#
#   OPNIEUW=1     forget all markers first
#   DEEL=Kill9    run this part only
#   FUZZTIJD=5m   time per fuzz target
#   RAPID_CHECKS  cases per property (default 2000)
set -u
cd "$(dirname "$0")/.." || exit 1

FUZZTIJD="${FUZZTIJD:-1m}"
export RAPID_CHECKS="${RAPID_CHECKS:-2000}"
export RONDETAFEL_LANG=1
sporen=.test-lang
mislukt=()

[ "${OPNIEUW:-}" = 1 ] && rm -rf "$sporen"
mkdir -p "$sporen"

# stand names what is tested: the commit, and what was changed since.
stand() {
	{
		git rev-parse HEAD 2>/dev/null
		git diff HEAD 2>/dev/null
		git ls-files --others --exclude-standard -z | sort -z | xargs -0 -r sha256sum
	} | sha256sum | cut -d' ' -f1
}
STAND=$(stand)

deel() { # deel <name> <command...>
	local naam=$1 spoor="$sporen/$1.ok" van=$SECONDS
	shift
	[ -n "${DEEL:-}" ] && [ "$DEEL" != "$naam" ] && return
	GEVRAAGD=ja
	if [ "$(cat "$spoor" 2>/dev/null)" = "$STAND $RAPID_CHECKS $FUZZTIJD" ]; then
		echo "=== $naam: done before"
		return
	fi
	echo "=== $naam"
	if "$@"; then
		echo "$STAND $RAPID_CHECKS $FUZZTIJD" >"$spoor"
		echo "--- $naam: good, $((SECONDS - van)) s"
	else
		mislukt+=("$naam")
		echo "--- $naam: FAILED, $((SECONDS - van)) s"
	fi
}

# waar prints the packages that have a test or fuzz target whose name matches $1, as "package name" lines.
waar() {
	go test -list "$1" ./... | awk '/^(Test|Fuzz)/ { namen[n++] = $1 }
		/^ok/ { for (i = 0; i < n; i++) print $2, namen[i]; n = 0 }
		/^(FAIL|\?)/ { n = 0 }'
}

toets() { # toets <package> <test>
	go test -count=1 -timeout 12h -run "^$2\$" "$1"
}

verplicht() { # verplicht <name>: this long test has to exist
	grep -q " TestLang_$1\$" <<<"$lang" || deel "$1" ontbreekt "TestLang_$1"
}

ontbreekt() {
	echo "there is no test called $1" >&2
	return 1
}

conformance() {
	local gevonden
	gevonden=$(waar '(?i)conform' | cut -d' ' -f1 | sort -u)
	[ -n "$gevonden" ] || ontbreekt "…Conform…" || return 1
	# shellcheck disable=SC2086 # one word per package
	go test -count=1 -timeout 12h -run '(?i)conform' $gevonden
}

go vet ./... || exit 1 # a package that does not compile has no tests to list
scripts/assets.sh --streng || exit 1
lang=$(waar '^TestLang_')
for naam in Willekeur Kill9 Stroom Document; do
	verplicht "$naam"
done
while read -r pakket test; do
	[ -n "$test" ] && deel "${test#TestLang_}" toets "$pakket" "$test"
done <<<"$lang"
deel conformance conformance
deel race env -u RONDETAFEL_LANG CGO_ENABLED=1 RAPID_CHECKS=100 go test -count=1 -race -timeout 2h ./...
while read -r pakket doel; do
	[ -n "$doel" ] || continue
	deel "fuzz-$(tr / - <<<"${pakket#*/}")-$doel" env RAPID_CHECKS=100 scripts/fuzz.sh "$pakket" "$doel" "$FUZZTIJD"
done < <(waar '^Fuzz')

if [ -n "${DEEL:-}" ] && [ -z "${GEVRAAGD:-}" ]; then
	echo "there is no part called $DEEL" >&2
	exit 1
fi
if [ ${#mislukt[@]} -gt 0 ]; then
	printf 'failed: %s\n' "${mislukt[@]}" >&2
	exit 1
fi
echo "all parts are good"
