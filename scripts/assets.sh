#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# Fetches the npm packages of the lock file where they are missing or older than it, and builds the style sheets, icons and
# scripts from them. Without Node, or when fetching fails, it says so and ends well: the program then serves its base style
# sheet. With --streng (as the tests ask) anything that is missing is a failure.
set -u
cd "$(dirname "$0")/.." || exit 1

streng=nee
[ "${1:-}" = --streng ] && streng=ja

zonder() {
	echo "assets: $1" >&2
	[ "$streng" = ja ] && exit 1
	echo "assets: going on with the base style sheet" >&2
	exit 0
}

pakketten_kloppen() {
	[ -e node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ]
}

if ! pakketten_kloppen; then
	command -v npm >/dev/null 2>&1 || zonder "Node and npm are not installed"
	echo "assets: fetching the npm packages of package-lock.json (npm ci)"
	npm ci --ignore-scripts --no-audit --no-fund || zonder "npm ci failed"
	touch node_modules/.package-lock.json
fi

echo "assets: building style sheets, icons and scripts"
go run ./internal/web/bouw || zonder "building the assets failed"
