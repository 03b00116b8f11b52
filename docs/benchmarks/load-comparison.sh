#!/usr/bin/env bash
# Loads one bundle in several ways into the same server, in turn, round by round, and prints medians and the ratios to
# Ballast's own time. Every way ends with the same keys, indexes, foreign keys and statistics.
#
#   docs/benchmarks/load-comparison.sh [--users 1M] [--rounds 5] [--jobs 2] [--out DIR] [--methods a,b,…] \
#       [--java JAVA_HOME] [--memory 64MB]
#
# The server comes from libpq's variables (PGHOST, PGPORT, PGUSER …); it must be on this machine for `server-binary`, whose
# files the server itself reads. Needs psql, pg_dump and pg_restore on the PATH, not older than what they talk to: where
# pg_dump is older than the server, name another one in PGDUMP_SERVICE_ENV (a file of PGHOST=… lines) to dump from.
#
# Methods:
#   psql           N streams of \copy, largest shard first, then keys and indexes N at a time, foreign keys, ANALYZE
#   pg_restore     pg_restore -jN of an uncompressed directory dump, then vacuumdb --analyze-only -jN
#   psql-memory, pg_restore-memory  the same with the sort memory of --memory (maintenance_work_mem) instead of the server's
#   pgcopydb       rows as with psql, then indexes and keys by pgcopydb's index workers, from a database that has the schema;
#                  foreign keys and ANALYZE as with psql, since it leaves them to pg_restore
#   pgloader       N pgloader processes, largest shard first, then as with psql
#   ballast        ballast load --jobs N; its COPY phase is taken from a second load that only copies (--no-constraints
#                  --no-analyze --verify none), because index builds and ANALYZE overlap it otherwise
#   ballast-csv    the same with --wire csv
#   ballast-java   the same with the JDK of --java
#   server-binary  the server reads binary files of its own, N sessions: no client work at all; a lower limit
set -euo pipefail
export LC_ALL=C
users=1M rounds=5 jobs=2 out=/tmp/ballast-comparison methods=psql,pg_restore,ballast,ballast-csv,server-binary memory=64MB
while [ $# -gt 0 ]; do
  case $1 in
    --users) users=$2 ;; --rounds) rounds=$2 ;; --jobs) jobs=$2 ;; --out) out=$2 ;; --methods) methods=$2 ;; --java) java=$2 ;;
    --memory) memory=$2 ;;
    *) echo "unknown option $1; see the head of this script" >&2; exit 2 ;;
  esac
  shift 2
done
root=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$out"
bundle=$out/bundle-$users
db=ballast_comparison
raw=$out/raw-$users.csv
export PGDATABASE=postgres PGOPTIONS='-c client_min_messages=warning'

now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.3f", b - a }'; }
sql() { psql -qAtX -v ON_ERROR_STOP=1 "$@"; }
fresh() { sql -c "DROP DATABASE IF EXISTS $db" -c "CREATE DATABASE $db" -c CHECKPOINT; }

# One statement a line, so that xargs can hand them out.
# shellcheck disable=SC1003 # psql's own commands begin with a backslash
statements() { grep -v '^--' "$1" | grep -v '^\\' | tr '\n' ' ' | sed 's/; */;\n/g' | sed 's/^ *//' | grep -v '^$' || true; }
side_by_side() { xargs -r -d '\n' -P "$jobs" -n 1 psql -qX -v ON_ERROR_STOP=1 -d "$db" -c >/dev/null; }
keys() { statements "$bundle/constraints.sql" | grep -E '^(ALTER|CREATE)' | grep -v 'FOREIGN KEY'; }
foreign_keys() { statements "$bundle/constraints.sql" | grep 'FOREIGN KEY'; }
tables() { find "$bundle/data" -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort; }

finish() { # keys, indexes, foreign keys, statistics
  keys | shuffle_by_table | side_by_side
  foreign_keys | side_by_side
  tables | sed 's/.*/ANALYZE "&"/' | side_by_side
}
# Neighbouring statements belong to different tables, so that two sessions do not wait for one table's lock.
shuffle_by_table() { awk '{ match($0, /(ALTER TABLE| ON) "[^"]*"/); t = substr($0, RSTART, RLENGTH); sub(/^[^"]*/, "", t); print n[t]++ "\t" $0 }' | sort -s -n -k1,1 | cut -f2-; }

record() { echo "$round,$1,$2,$3" >>"$raw"; printf '  %-14s %-6s %8s s\n' "$1" "$2" "$3"; }

by_size() { find "$bundle/data" -name '*.csv' -printf '%s %p\n' | sort -rn | cut -d' ' -f2-; }
table_of() { basename "$(dirname "$1")"; }
copy_rows() { # into bare tables
  sql -d $db -f "$bundle/schema.sql" >/dev/null
  by_size | while read -r file; do echo "\\copy \"$(table_of "$file")\" from '$file' with (format csv)"; done | side_by_side
}
run_psql_as() {
  fresh; local start; start=$(now)
  copy_rows
  record "$1" copy "$(since "$start")"
  finish
  record "$1" whole "$(since "$start")"
}
run_psql() { run_psql_as psql; }
with_memory() { local -x PGOPTIONS="$PGOPTIONS -c maintenance_work_mem=$memory"; "$@"; }
run_psql_memory() { with_memory run_psql_as psql-memory; }
run_pg_restore_as() {
  fresh; local start; start=$(now)
  pg_restore -j "$jobs" --no-owner -d $db "$out/dump-$users"
  vacuumdb -q --analyze-only -j "$jobs" -d $db
  record "$1" whole "$(since "$start")"
}
run_pg_restore() { run_pg_restore_as pg_restore; }
run_pg_restore_memory() { with_memory run_pg_restore_as pg_restore-memory; }

uri() { echo "postgresql://${PGUSER:-}@${PGHOST:-localhost}:${PGPORT:-5432}/$1"; }
run_pgcopydb() {
  sql -c "DROP DATABASE IF EXISTS ${db}_schema" -c "CREATE DATABASE ${db}_schema"
  sql -d ${db}_schema -f "$bundle/schema.sql" -f "$bundle/constraints.sql" >/dev/null
  fresh; local start; start=$(now)
  copy_rows
  for what in indexes constraints; do
    pgcopydb copy $what --index-jobs "$jobs" --dir "$out/pgcopydb" --not-consistent --restart \
      --source "$(uri ${db}_schema)" --target "$(uri $db)" >"$out/pgcopydb.log" 2>&1
  done
  foreign_keys | side_by_side
  tables | sed 's/.*/ANALYZE "&"/' | side_by_side
  record pgcopydb whole "$(since "$start")"
  sql -c "DROP DATABASE ${db}_schema"
}
pgloader_commands() { # a file of pgloader's language for each shard
  mkdir -p "$out/pgloader"
  by_size | while read -r file; do
    local table columns
    table=$(table_of "$file")
    columns=$(sql -d $db -c "SELECT string_agg('\"' || attname || '\"', ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = '\"$table\"'::regclass AND attnum > 0")
    printf "LOAD CSV FROM '%s' (%s) INTO %s TARGET TABLE \"%s\" (%s) WITH fields terminated by ',', fields optionally enclosed by '\"', fields escaped by double-quote;\n" \
      "$file" "$columns" "$(uri $db)" "$table" "$columns" >"$out/pgloader/$(basename "$file").load"
    echo "$out/pgloader/$(basename "$file").load"
  done
}
run_pgloader() {
  fresh; local start; start=$(now)
  sql -d $db -f "$bundle/schema.sql" >/dev/null
  pgloader_commands | xargs -r -P "$jobs" -n 1 pgloader --on-error-stop >"$out/pgloader.log" 2>&1
  record pgloader copy "$(since "$start")"
  finish
  record pgloader whole "$(since "$start")"
}
run_ballast_with() {
  fresh; local start; start=$(now)
  PGDATABASE=$db "$root/ballast" load "$bundle" --jobs "$jobs" --quiet "${@:2}" >/dev/null
  record "$1" whole "$(since "$start")"
  fresh
  PGDATABASE=$db "$root/ballast" load "$bundle" --jobs "$jobs" --quiet --no-constraints --no-analyze --verify none \
    --report "$out/report.json" "${@:2}" >/dev/null
  record "$1" copy "$(tr -d '\n' <"$out/report.json" | sed 's/{/\n{/g' | grep -m1 '"COPY"' | sed 's/.*"wallSeconds" *: *\([0-9.]*\).*/\1/')"
}
run_ballast() { run_ballast_with ballast; }
run_ballast_java() { local -x JAVA_HOME=${java:?--java is missing}; run_ballast_with ballast-java; }
run_ballast_csv() { run_ballast_with ballast-csv --wire csv; }
run_server_binary() {
  fresh; local start; start=$(now)
  sql -d $db -f "$bundle/schema.sql" >/dev/null
  for t in $(tables); do echo "$(find "$bundle/data/$t" -printf '%s\n' | sort -rn | head -1) $t"; done | sort -rn | cut -d' ' -f2 |
    while read -r t; do for part in "$out/server-binary-$users/$t".*; do echo "COPY \"$t\" FROM '$part' WITH (FORMAT binary)"; done; done | side_by_side
  record server-binary copy "$(since "$start")"
  finish
  record server-binary whole "$(since "$start")"
}

prepare() {
  "$root/ballast" --version
  [ -f "$bundle/datapackage.json" ] || "$root/ballast" generate users --rows "users=$users" --compress none -o "$bundle"
  case ,$methods, in *,server-binary,*)
    if [ ! -d "$out/server-binary-$users" ]; then
      round=0 run_psql >/dev/null
      mkdir -p "$out/server-binary-$users"; chmod 777 "$out" "$out/server-binary-$users"
      for t in $(tables); do
        half=$(($(sql -d $db -c "SELECT relpages FROM pg_class WHERE oid = '\"$t\"'::regclass") / 2))
        sql -d $db -c "COPY (SELECT * FROM \"$t\" WHERE ctid < '($half,0)') TO '$out/server-binary-$users/$t.0' WITH (FORMAT binary)" \
          -c "COPY (SELECT * FROM \"$t\" WHERE ctid >= '($half,0)') TO '$out/server-binary-$users/$t.1' WITH (FORMAT binary)"
      done
    fi ;;
  esac
  case ,$methods, in *,pg_restore,*)
    if [ ! -d "$out/dump-$users" ]; then
      # shellcheck disable=SC1090 # the user names it
      ( if [ -n "${PGDUMP_SERVICE_ENV:-}" ]; then set -a; . "$PGDUMP_SERVICE_ENV"; set +a; fi
        round=0 run_psql >/dev/null
        pg_dump -Fd -Z0 -j "$jobs" -f "$out/dump-$users.part" $db
        sql -c "DROP DATABASE $db" )
      mv "$out/dump-$users.part" "$out/dump-$users"
    fi ;;
  esac
}

prepare
echo "round,method,phase,seconds" >"$raw"
sql -c "SELECT version()"
for round in $(seq "$rounds"); do
  echo "round $round of $rounds"
  for method in $(tr , '\n' <<<"$methods" | shuf --random-source=<(yes "$round")); do "run_${method//-/_}"; done
done
sql -c "DROP DATABASE IF EXISTS $db"

echo; echo "medians of $rounds rounds, $users users, $jobs jobs; ratio = ballast / other, median of the rounds' ratios"
awk -F, '
  function median(list, n,   i, j, t, v) {
    n = split(list, v, " "); for (i = 2; i <= n; i++) for (j = i; j > 1 && v[j] + 0 < v[j-1] + 0; j--) { t = v[j]; v[j] = v[j-1]; v[j-1] = t }
    return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2 }
  NR > 1 { s[$2 "," $3] = s[$2 "," $3] " " $4; at[$1 "," $2 "," $3] = $4; rounds[$1] = 1 }
  END {
    printf "%-14s %-6s %10s %8s\n", "method", "phase", "seconds", "ratio"
    for (k in s) { split(k, p, ","); r = ""
      for (i in rounds) if ((i ",ballast," p[2]) in at && (i "," k) in at) r = r " " at[i ",ballast," p[2]] / at[i "," k]
      printf "%-14s %-6s %10.2f %8s\n", p[1], p[2], median(s[k]), r == "" ? "" : sprintf("%.2f", median(r)) | "sort -k2,2 -k3,3n" }
  }' "$raw"
echo "raw results: $raw"
