#!/usr/bin/env bash
# Times `ballast generate` of a preset as whole processes, the JVM's start included, beside what bounds it: dd writing as
# many bytes to the same disk, and the zstd program packing the same bytes. The methods of a round run one after the other,
# so that a busy or slow machine touches them all: the ratios at the end are those of each round, and then their median.
#
#   docs/benchmarks/generation.sh [--preset users] [--rows users=10M] [--rounds 3] [--out DIR]
#
# DIR needs room for the CSV twice over; nothing stays there but raw.csv. Needs bash, GNU time and coreutils, awk, zstd.
set -euo pipefail
export LC_ALL=C
preset=users rows=users=10M rounds=3 out=${TMPDIR:-/tmp}/ballast-generation
while [ $# -gt 0 ]; do
  case $1 in
    --preset) preset=$2 ;; --rows) rows=$2 ;; --rounds) rounds=$2 ;; --out) out=$2 ;;
    *) echo "unknown option $1; see the head of this script" >&2; exit 2 ;;
  esac
  shift 2
done
root=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$out"
raw=$out/raw.csv
echo "round,method,seconds,user_seconds,system_seconds,peak_kilobytes,bytes" >"$raw"
"$root/ballast" --version

timed() { # NAME DIR COMMAND…: what the command took, and the bytes under DIR afterwards
  local name=$1 dir=$2; shift 2
  sync # what was written before is not to be paid for now
  /usr/bin/time -f '%e,%U,%S,%M' -o "$out/time" "$@" >/dev/null 2>"$out/messages" || { cat "$out/messages" >&2; exit 1; }
  echo "$round,$name,$(cat "$out/time"),$(du -sb "$dir" | cut -f1)" >>"$raw"
  tail -n 1 "$raw"
}
generate() { # NAME OPTIONS…
  local name=$1; shift
  rm -rf "${out:?}/$name"
  timed "$name" "$out/$name" "$root/ballast" generate "$preset" --rows "$rows" -o "$out/$name" --quiet "$@"
}
first_byte() { # seconds from the start of the process to the first byte in a file; some milliseconds of looking included
  rm -rf "$out/first"
  local from=$EPOCHREALTIME
  "$root/ballast" generate "$preset" --rows "$rows" --compress none -o "$out/first" --quiet 2>/dev/null &
  until [ -n "$(find "$out/first/data" -type f -size +0 -print -quit 2>/dev/null)" ]; do kill -0 $! && sleep 0.005; done
  local to=$EPOCHREALTIME
  kill $!
  wait $! || : # ended by the signal, as it should
  rm -rf "$out/first"
  echo "$round,first-byte,$(awk "BEGIN { print $to - $from }"),,,," >>"$raw"
  tail -n 1 "$raw"
}

for round in $(seq "$rounds"); do
  first_byte
  generate none-1 --compress none --threads 1
  rm -rf "$out/none-1"
  generate none-2 --compress none --threads 2
  bytes=$(du -sb "$out/none-2" | cut -f1)
  mkdir -p "$out/dd"
  timed dd "$out/dd" dd if=/dev/zero of="$out/dd/file" bs=1M count=$((bytes >> 20)) conv=fsync
  rm -rf "$out/dd"
  find "$out/none-2/data" -name '*.csv' | sort | xargs cat >"$out/all.csv"
  rm -rf "$out/none-2"
  mkdir -p "$out/packed"
  timed zstd-program "$out/packed" zstd -q -1 --single-thread --check -f -o "$out/packed/all.zst" "$out/all.csv"
  rm -rf "$out/packed" "$out/all.csv"
  generate zstd-1 --compress zstd --level 1 --threads 1
  generate zstd-2 --compress zstd --level 1 --threads 2
  rm -rf "$out/zstd-1" "$out/zstd-2"
done
rm -f "$out/time" "$out/messages"

ratio() { # NAME OVER: the median over the rounds of one's time over the other's
  awk -F, -v a="$1" -v b="$2" '$2 == a { x[$1] = $3 } $2 == b { y[$1] = $3 } END { for (r in x) print x[r] / y[r] }' "$raw" |
    sort -n | awk '{ v[NR] = $1 } END { printf "%.2f", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}
echo "times as ratios, medians of $rounds rounds:"
echo "  two threads to disk / dd of as many bytes       $(ratio none-2 dd)"
echo "  one thread / two threads, to disk               $(ratio none-1 none-2)"
echo "  one thread / two threads, zstd level 1          $(ratio zstd-1 zstd-2)"
echo "  zstd -1 of the same bytes / one thread, level 1 $(ratio zstd-program zstd-1)"
echo "raw results: $raw"
