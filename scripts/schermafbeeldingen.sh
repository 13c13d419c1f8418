#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# Makes the pictures of the README anew, from a fresh practice house: docs/beeld/*.png. Needs Chromium and the built assets
# (make assets). Everybody in the pictures is invented.
set -eu
cd "$(dirname "$0")/.." || exit 1

poort=${POORT:-18099}
map=$(mktemp -d)
huis=
klaar() {
	[ -n "$huis" ] && kill "$huis" 2>/dev/null
	rm -rf "$map"
}
trap klaar EXIT INT TERM

go build -trimpath -o "$map/rondetafel" ./cmd/rondetafel
go build -trimpath -o "$map/foto" ./internal/web/webtest/foto
"$map/rondetafel" demo --data "$map/data" --listen "127.0.0.1:$poort" >"$map/uit" 2>&1 &
huis=$!

wacht=0
until grep -q "http://localhost:$poort" "$map/uit"; do
	kill -0 "$huis" 2>/dev/null || { cat "$map/uit" >&2; exit 1; }
	wacht=$((wacht + 1))
	[ "$wacht" -gt 300 ] && { echo "schermafbeeldingen: the practice house does not start" >&2; exit 1; }
	sleep 1
done

mkdir -p docs/beeld
foto() { "$map/foto" -url "http://localhost:$poort" -naar docs/beeld "$@"; }
foto -wie m-noor-verzonnen -hoog 820 mijn-werk=/
foto -wie m-noor-verzonnen -hoog 1000 'casus=/casussen?fase=rto>tbody a'

for beeld in docs/beeld/*.png; do
	[ "$(wc -c <"$beeld")" -lt 204800 ] || { echo "schermafbeeldingen: $beeld is 200 kB or more" >&2; exit 1; }
done
