#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# gofmt, go vet and staticcheck over the whole module. Ends non-zero when any of them has something to say.
set -u
cd "$(dirname "$0")/.." || exit 1
fout=0

mappen=
for map in cmd internal; do
	[ -d "$map" ] && mappen="$mappen $map"
done

# shellcheck disable=SC2086 # two plain folder names
scheef=$(gofmt -l $mappen) || fout=1
if [ -n "$scheef" ]; then
	echo "gofmt: these files are not formatted; run make fmt" >&2
	echo "$scheef" >&2
	fout=1
fi

go vet ./... || fout=1
go run honnef.co/go/tools/cmd/staticcheck ./... || fout=1
exit "$fout"
