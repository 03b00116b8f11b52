#!/usr/bin/env bash
# Builds one index after the other over keys of several kinds, each with several settings of maintenance_work_mem and no
# parallel workers, and prints how long each build took: elapsed, user and system time of the session that built it.
#
#   docs/benchmarks/sort-memory.sh [--rows 2M] [--memory 4,16,32,64,256,1024,2048] [--keys uuid-random,text-few,…] [--rounds 3] [--out DIR]
#
# The server comes from libpq's variables (PGHOST, PGPORT, PGUSER …); the role must be a superuser, as the times come from
# log_statement_stats. Memory is in MB. Needs psql on the PATH. Each type's table is made in a database of its own and stays in
# shared buffers or the page cache if they have room; the database is dropped at the end.
#
# A key is a type (uuid, text of 24 characters, bigint, timestamptz) and an order: random (unique but for chance), sorted (unique, in the order
# of the rows) or few (1,000 different values, in random order).
set -euo pipefail
export LC_ALL=C
rows=2M memory=4,16,32,64,256,1024,2048 rounds=3
keys=$(printf '%s-random,%s-sorted,%s-few,' uuid uuid uuid text text text bigint bigint bigint timestamptz timestamptz timestamptz)
out=/tmp/ballast-sort-memory
while [ $# -gt 0 ]; do
  case $1 in
    --rows) rows=$2 ;; --memory) memory=$2 ;; --keys) keys=$2 ;; --rounds) rounds=$2 ;; --out) out=$2 ;;
    *) echo "unknown option $1; see the head of this script" >&2; exit 2 ;;
  esac
  shift 2
done
db=ballast_sort_memory
raw=$out/sort-memory-$rows.csv
count=$((${rows%M} * 1000000))
mkdir -p "$out"
export PGOPTIONS='-c client_min_messages=warning'

sql() { psql -qAtX -v ON_ERROR_STOP=1 "$@"; }
tidy_up() { sql -d postgres -c "DROP DATABASE IF EXISTS $db"; }
trap tidy_up EXIT

prepare() {
  tidy_up
  sql -d postgres -c "CREATE DATABASE $db TEMPLATE template0 LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
}

fill() { # type
  local random sorted few
  case $1 in
    uuid) random="gen_random_uuid()" sorted="lpad(to_hex(i), 32, '0')::uuid" few="md5((random() * 999)::integer::text)::uuid" ;;
    text) random="substr(md5(random()::text), 1, 24)" sorted="lpad(i::text, 24, '0')" few="substr(md5((random() * 999)::integer::text), 1, 24)" ;;
    bigint) random="(random() * 9e18)::bigint" sorted="i" few="(random() * 999)::bigint" ;;
    timestamptz) random="timestamptz '2020-01-01' + random() * interval '5 years'" sorted="timestamptz '2020-01-01' + i * interval '1 s'"
                 few="timestamptz '2020-01-01' + (random() * 999)::integer * interval '1 day'" ;;
    *) echo "unknown type $1; see the head of this script" >&2; exit 2 ;;
  esac
  sql -d $db -c "CREATE UNLOGGED TABLE keys AS SELECT $random AS random, $sorted AS sorted, $few AS few FROM generate_series(1, $count::bigint) AS i" \
    -c "VACUUM (FREEZE, ANALYZE) keys" -c CHECKPOINT
}

# "! 12.3 s user, 1.2 s system, 14.1 s elapsed" stands in the second line of what log_statement_stats says of a statement.
build() { # key, MB
  PGOPTIONS='-c client_min_messages=log' sql -d $db -c "SET maintenance_work_mem = '${2}MB'" -c "SET max_parallel_maintenance_workers = 0" \
    -c "SET log_statement_stats = on" -c "CREATE INDEX built ON keys ($1)" -c "SET log_statement_stats = off" -c "DROP INDEX built" 2>&1 |
    sed -n 's/.*!\s*\([0-9.]*\) s user, \([0-9.]*\) s system, \([0-9.]*\) s elapsed.*/\3,\1,\2/p' | sort -t, -k1,1gr | sed -n 1p
}

prepare
echo "rows,key,memory_mb,round,elapsed,user,system" >"$raw"
for type in $(tr , '\n' <<<"$keys" | sed -n 's/-.*//p' | awk '!seen[$0]++'); do
  fill "$type"
  for round in $(seq "$rounds"); do
    for key in $(tr , '\n' <<<"$keys" | grep "^$type-"); do
      for mb in $(tr , '\n' <<<"$memory" | shuf --random-source=<(yes "$round$key")); do
        echo "$rows,$key,$mb,$round,$(build "${key#*-}" "$mb")" | tee -a "$raw"
      done
    done
  done
  sql -d $db -c "DROP TABLE keys"
done

echo; echo "elapsed seconds, medians of $rounds rounds, $rows rows; in brackets user + system"
awk -F, '
  function median(list, n,   i, j, t, v) {
    n = split(list, v, " "); for (i = 2; i <= n; i++) for (j = i; j > 1 && v[j] + 0 < v[j-1] + 0; j--) { t = v[j]; v[j] = v[j-1]; v[j-1] = t }
    return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2 }
  NR > 1 { k = $2 "," $3; e[k] = e[k] " " $5; u[k] = u[k] " " $6; s[k] = s[k] " " $7; if (!($2 in seen)) { seen[$2]; order[++n] = $2 } memory[$3] }
  END {
    m = 0; for (mb in memory) list[++m] = mb + 0
    for (i = 2; i <= m; i++) for (j = i; j > 1 && list[j] < list[j-1]; j--) { t = list[j]; list[j] = list[j-1]; list[j-1] = t }
    printf "%-20s", "key"; for (i = 1; i <= m; i++) printf " %18s", list[i] " MB"; print ""
    for (k = 1; k <= n; k++) { printf "%-20s", order[k]
      for (i = 1; i <= m; i++) { c = order[k] "," list[i]; printf " %18s", sprintf("%.2f (%.2f + %.2f)", median(e[c]), median(u[c]), median(s[c])) } print "" }
  }' "$raw"
echo "raw results: $raw"
