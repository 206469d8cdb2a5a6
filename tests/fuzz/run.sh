#!/bin/sh
# run.sh TARGET KIND CORPUS…: a fuzz target over its corpus. KIND is libfuzzer: 20,000 runs from a fixed seed, under GWAGI_LONG=1 ten
# million; or replay: the corpus, and each file of it changed a few hundred times. What breaks it stays in the folder it names.
set -eu
target=$1 kind=$2
shift 2
if [ "$kind" = replay ]; then
	exec "$target" -runs="${GWAGI_LONG:+20}200" "$@"
fi
runs=20000
[ "${GWAGI_LONG-}" != 1 ] || runs=10000000
found=$(mktemp -d)
if "$target" -runs="$runs" -seed=1 -max_len=300 -timeout=10 -print_final_stats=1 -artifact_prefix="$found/" "$found" "$@" \
	>"$found.log" 2>&1; then
	tail -n 8 "$found.log"
	rm -rf "$found" "$found.log"
else
	tail -n 60 "$found.log"
	echo "what broke it is in $found"
	rm -f "$found.log"
	exit 1
fi
