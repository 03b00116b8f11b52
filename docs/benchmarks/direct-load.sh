#!/usr/bin/env bash
# Loads a spec directly, and in two steps: generate without compression, then load. In turn, round by round; prints
# medians, and how long the direct load takes beside the two steps and beside the slower of them.
#
#   docs/benchmarks/direct-load.sh [--users 200k,1M] [--rounds 3] [--jobs 2] [--out DIR]
#
# The server comes from libpq's variables (PGHOST, PGPORT, PGUSER …). Needs psql on the PATH. A user is five rows.
# Columns of the raw results: users, round, method, seconds from start to end of the process, seconds of phase COPY, seconds
# of processor time of the process (user and system), the server's not included.
set -euo pipefail
export LC_ALL=C
users=200k,1M rounds=3 jobs=2 out=/tmp/ballast-straight
while [ $# -gt 0 ]; do
  case $1 in
    --users) users=$2 ;; --rounds) rounds=$2 ;; --jobs) jobs=$2 ;; --out) out=$2 ;;
    *) echo "unknown option $1; see the head of this script" >&2; exit 2 ;;
  esac
  shift 2
done
root=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$out"
raw=$out/raw.csv
db=ballast_straight
export PGDATABASE=postgres PGOPTIONS='-c client_min_messages=warning'

sql() { psql -qAtX -v ON_ERROR_STOP=1 "$@"; }
fresh() { sql -c "DROP DATABASE IF EXISTS $db" -c "CREATE DATABASE $db" -c CHECKPOINT; }
copy_seconds() { tr -d '\n' <"$out/report.json" | sed 's/{/\n{/g' | grep -m1 '"COPY"' | sed 's/.*"wallSeconds" *: *\([0-9.]*\).*/\1/' || true; }

run() { # name, arguments of ballast
  local name=$1 TIMEFORMAT='%R %U %S' spent
  spent=$({ time PGDATABASE=$db "$root/ballast" "${@:2}" --quiet --report "$out/report.json" >/dev/null 2>"$out/err"; } 2>&1) ||
    { cat "$out/err" >&2; exit 1; }
  read -r wall user system <<<"$spent"
  echo "$size,$round,$name,$wall,$(copy_seconds),$(awk -v a="$user" -v b="$system" 'BEGIN { print a + b }')" | tee -a "$raw"
}
two_steps() {
  rm -rf "$out/bundle"; fresh; sync
  run generate generate users --rows "users=$size" --compress none --threads "$jobs" -o "$out/bundle"
  run load load "$out/bundle" --jobs "$jobs"
  rm -rf "$out/bundle"
}
straight() { fresh; sync; run straight load users --rows "users=$size" --jobs "$jobs"; }

"$root/ballast" --version
sql -c "SELECT version()"
echo "users,round,method,seconds,copy_seconds,processor_seconds" | tee "$raw"
for size in ${users//,/ }; do
  for round in $(seq "$rounds"); do
    if [ $((round % 2)) = 0 ]; then two_steps; straight; else straight; two_steps; fi
  done
done
sql -c "DROP DATABASE IF EXISTS $db"

echo; echo "medians of $rounds rounds, $jobs jobs; ratios are medians of the rounds' ratios"
awk -F, '
  function median(list, n,   i, j, t, v) {
    n = split(list, v, " "); for (i = 2; i <= n; i++) for (j = i; j > 1 && v[j] + 0 < v[j-1] + 0; j--) { t = v[j]; v[j] = v[j-1]; v[j-1] = t }
    return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2 }
  NR > 1 { k = $1 "," $3; s[k] = s[k] " " $4; c[k] = c[k] " " $5; p[k] = p[k] " " $6; at[$1 "," $2 "," $3] = $4; size[$1] = 1; round[$2] = 1 }
  END {
    for (u in size) {
      for (m = split("generate load straight", name, " "); m > 0; m--) {
        k = u "," name[m]; printf "%-6s users  %-9s %7.2f s, COPY %6.2f s, processor %7.2f s\n", u, name[m], median(s[k]), median(c[k]), median(p[k]) }
      both = slower = ""
      for (r in round) {
        g = at[u "," r ",generate"]; l = at[u "," r ",load"]; t = at[u "," r ",straight"]
        both = both " " t / (g + l); slower = slower " " t / (g > l ? g : l) }
      printf "%-6s users  straight / (generate + load) %.2f, straight / slower of the two %.2f\n", u, median(both), median(slower) }
  }' "$raw" | sort
echo "raw results: $raw"
