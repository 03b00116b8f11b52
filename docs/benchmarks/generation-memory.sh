#!/usr/bin/env bash
# The memory that `ballast generate` takes with a heap of at most 64 MB and two threads, as the dataset grows: the peak of
# the whole process, and the most that was left in the heap after a collection. Flat is what is hoped for.
#
#   docs/benchmarks/generation-memory.sh [--preset users] [--table users] [--rows 1M,10M,40M] [--compress zstd] [--out DIR]
#
# DIR needs room for the largest bundle; each is removed at once. Needs bash, GNU time and coreutils, awk.
set -euo pipefail
export LC_ALL=C
preset=users table=users rows=1M,10M,40M compress=zstd out=${TMPDIR:-/tmp}/ballast-memory
while [ $# -gt 0 ]; do
  case $1 in
    --preset) preset=$2 ;; --table) table=$2 ;; --rows) rows=$2 ;; --compress) compress=$2 ;; --out) out=$2 ;;
    *) echo "unknown option $1; see the head of this script" >&2; exit 2 ;;
  esac
  shift 2
done
root=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$out"
"$root/ballast" --version
echo "rows,compression,seconds,peak_kilobytes,collections,heap_after_collection_megabytes" | tee "$out/memory.csv"
for count in ${rows//,/ }; do
  rm -rf "$out/bundle"
  BALLAST_JAVA_OPTS="-Xmx64m -Xlog:gc:file=$out/gc.log" /usr/bin/time -f '%e,%M' -o "$out/time" \
    "$root/ballast" generate "$preset" --rows "$table=$count" --compress "$compress" --threads 2 -o "$out/bundle" --quiet
  rm -rf "$out/bundle"
  heap=$(sed -n 's/.*->\([0-9]*\)M(.*/\1/p' "$out/gc.log" | awk '{ n++; if ($1 > most) most = $1 } END { print n + 0 "," most + 0 }')
  echo "$count,$compress,$(tail -n 1 "$out/time"),$heap" | tee -a "$out/memory.csv"
done
rm -f "$out/time" "$out/gc.log"
echo "raw results: $out/memory.csv"
