#!/usr/bin/env bash
# Times `ballast generate` of a preset as whole processes, beside what bounds it: dd writing as many bytes to the same
# disk, and the zstd program packing the same bytes.
#
#   docs/benchmarks/generation.sh [--preset users] [--rows users=10M] [--rounds 3] [--out DIR]
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
echo "round,method,seconds,bytes,peak_kilobytes" >"$raw"
"$root/ballast" --version

timed() { # NAME DIR COMMAND…: wall seconds, bytes under DIR, peak resident memory
  local name=$1 dir=$2; shift 2
  /usr/bin/time -f '%e %M' -o "$out/time" "$@" >/dev/null 2>"$out/messages" || { cat "$out/messages" >&2; exit 1; }
  read -r seconds peak <"$out/time"
  echo "$round,$name,$seconds,$(du -sb "$dir" | cut -f1),$peak" >>"$raw"
  tail -n 1 "$raw"
}
generate() { # NAME OPTIONS…
  local name=$1; shift
  rm -rf "$out/$name"
  timed "$name" "$out/$name" "$root/ballast" generate "$preset" --rows "$rows" -o "$out/$name" --quiet "$@"
}

for round in $(seq "$rounds"); do
  generate none-1 --compress none --threads 1
  generate none-2 --compress none --threads 2
  bytes=$(du -sb "$out/none-2" | cut -f1)
  rm -rf "$out/dd"; mkdir "$out/dd"
  timed dd "$out/dd" dd if=/dev/zero of="$out/dd/file" bs=1M count=$((bytes >> 20)) conv=fsync
  rm -rf "$out/dd" "$out/none-1"
  generate zstd-1 --compress zstd --level 1 --threads 1
  generate zstd-2 --compress zstd --level 1 --threads 2
  find "$out/none-2/data" -name '*.csv' | sort >"$out/files"
  mkdir -p "$out/zstd-program"
  timed zstd-program "$out/zstd-program" sh -c "xargs cat <'$out/files' | zstd -q -1 --single-thread --check -o '$out/zstd-program/packed.zst' -f"
  rm -rf "$out/zstd-program" "$out/none-2" "$out/zstd-1" "$out/zstd-2"
done
echo "raw results: $raw"
