#!/usr/bin/env bash
# Times `ballast generate users` into memory-backed files as whole processes, beside loops that write as many bytes of rows of a
# fixed shape and can do nothing else (io.ballast.microbench.GenerationLimit): one as they are, one that hashes them by SHA-256 too, as
# a bundle needs it. The methods of a round run one after the other; the ratios at the end are those of each round, and then their median.
#
#   docs/benchmarks/generation-limit.sh [--rows users=5M] [--rounds 5] [--threads 2] [--out /dev/shm/ballast-limit]
#
# DIR should be memory-backed and needs room for the CSV; nothing stays there but raw.csv. Needs bash, GNU time, coreutils, awk, and
# microbench/target/microbench.jar (mvn package -pl microbench -am).
set -euo pipefail
export LC_ALL=C
rows=users=5M rounds=5 threads=2 out=/dev/shm/ballast-limit
while [ $# -gt 0 ]; do
  case $1 in
    --rows) rows=$2 ;; --rounds) rounds=$2 ;; --threads) threads=$2 ;; --out) out=$2 ;;
    *) echo "unknown option $1; see the head of this script" >&2; exit 2 ;;
  esac
  shift 2
done
root=$(cd "$(dirname "$0")/../.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
mkdir -p "$out"
raw=$out/raw.csv
echo "round,method,seconds,user_seconds,system_seconds" >"$raw"
"$root/ballast" --version

timed() { # NAME COMMAND…
  local name=$1; shift
  mkdir -p "$out/files"
  /usr/bin/time -f '%e,%U,%S' -o "$out/time" "$@" >/dev/null 2>"$out/messages" || { cat "$out/messages" >&2; exit 1; }
  bytes=$(du -sb "$out/files" | cut -f1)
  rm -rf "${out:?}/files"
  echo "$round,$name,$(cat "$out/time")" >>"$raw"
  tail -n 1 "$raw"
}
limit() { # plain or hash
  timed "$1" "$java" -Xmx64m -XX:+UseSerialGC -cp "$root/microbench/target/microbench.jar" io.ballast.microbench.GenerationLimit \
    "$bytes" "$threads" "$out/files" "$1"
}

for round in $(seq "$rounds"); do
  timed ballast "$root/ballast" generate users --rows "$rows" --compress none --threads "$threads" -o "$out/files/bundle" --quiet
  limit plain
  limit hash
done

echo; echo "seconds, processor seconds, and the method's time over Ballast's, medians of $rounds rounds, $bytes bytes"
awk -F, '
  function median(list, n,   i, j, t, v) {
    n = split(list, v, " "); for (i = 2; i <= n; i++) for (j = i; j > 1 && v[j] + 0 < v[j-1] + 0; j--) { t = v[j]; v[j] = v[j-1]; v[j-1] = t }
    return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2 }
  NR > 1 { s[$2] = s[$2] " " $3; cpu[$2] = cpu[$2] " " $4 + $5; at[$1 "," $2] = $3; rounds[$1] = 1 }
  END {
    for (k in s) { r = ""; for (i in rounds) r = r " " at[i "," k] / at[i ",ballast"]
      printf "%-8s %8.2f %8.2f %8.2f\n", k, median(s[k]), median(cpu[k]), median(r) | "sort" }
  }' "$raw"
echo "raw results: $raw"
