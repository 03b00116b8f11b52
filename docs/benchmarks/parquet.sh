#!/usr/bin/env bash
# Times `ballast generate --format parquet` beside the bundle of the same spec, whole processes with the JVM's start, one after the other in
# each round. Raw results in DIR/parquet.csv.
#
#   docs/benchmarks/parquet.sh [--presets "users shop"] [--scale 2] [--threads 2] [--rounds 3] [--out DIR]
#
# DIR needs room for one result at a time. Needs bash, GNU coreutils, awk, and parquet/target/ballast-parquet.jar.
set -euo pipefail
export LC_ALL=C
presets="users shop" scale=2 threads=2 rounds=3 out=${TMPDIR:-/tmp}/ballast-parquet
while [ $# -gt 0 ]; do
  case $1 in
    --presets) presets=$2 ;; --scale) scale=$2 ;; --threads) threads=$2 ;; --rounds) rounds=$2 ;; --out) out=$2 ;;
    *) echo "unknown option $1; see the head of this script" >&2; exit 2 ;;
  esac
  shift 2
done
root=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$out"
raw=$out/parquet.csv
echo "round,preset,method,seconds,rows,bytes" >"$raw"
"$root/ballast" --version

generate() { # METHOD OPTIONS…
  local method=$1 from took rows; shift
  rm -rf "${out:?}/made"
  sync # what was written before is not to be paid for now
  from=$EPOCHREALTIME
  "$root/ballast" generate "$preset" --scale "$scale" --threads "$threads" -o "$out/made" "$@" >"$out/report" 2>"$out/messages" ||
    { cat "$out/messages" >&2; exit 1; }
  took=$(awk "BEGIN { printf \"%.2f\", $EPOCHREALTIME - $from }")
  rows=$(awk '$1 == "rows" && NF == 2 { gsub(",", ""); print $2 }' "$out/report")
  echo "$round,$preset,$method,$took,$rows,$(find "$out/made" -type f -printf '%s\n' | awk '{ s += $1 } END { print s }')" | tee -a "$raw"
}
for round in $(seq "$rounds"); do
  for preset in $presets; do
    generate csv-zstd
    generate parquet --format parquet
  done
done
rm -rf "${out:?}/made" "$out/report" "$out/messages"
echo "parquet / csv-zstd, medians of $rounds rounds:"
for preset in $presets; do
  awk -F, -v p="$preset" '$2 == p && $3 == "csv-zstd" { c[$1] = $4 } $2 == p && $3 == "parquet" { t[$1] = $4 }
    END { for (r in t) print t[r] / c[r] }' "$raw" | sort -n |
    awk -v p="$preset" '{ v[NR] = $1 } END { printf "  %s %.2f\n", p, NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
done
echo "raw results: $raw"
