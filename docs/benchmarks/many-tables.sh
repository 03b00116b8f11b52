#!/usr/bin/env bash
# Times what people do with a schema of many tables (many-tables.sql): the spec of it, the plan of a fill, a fill, and a second spec
# once there are rows. Whole processes, with little memory.
#
#   docs/benchmarks/many-tables.sh [--tables 1000] [--rows 1000] [--jobs 2] [--memory 256m]
#
# The server comes from libpq's variables (PGHOST, PGPORT, PGUSER …). Needs psql on the PATH. Prints what is done, seconds from start to
# end of the process, seconds of processor time without the server's, and the most memory in MiB, that of the JVM itself included.
set -euo pipefail
export LC_ALL=C
tables=1000 rows=1000 jobs=2 memory=256m
while [ $# -gt 0 ]; do
  case $1 in
    --tables) tables=$2 ;; --rows) rows=$2 ;; --jobs) jobs=$2 ;; --memory) memory=$2 ;;
    *) echo "unknown option $1; see the head of this script" >&2; exit 2 ;;
  esac
  shift 2
done
here=$(cd "$(dirname "$0")" && pwd)
ballast=$here/../../ballast
db=ballast_many
out=$(mktemp -d)
trap 'rm -rf "$out"; PGDATABASE=postgres psql -qX -c "DROP DATABASE IF EXISTS $db"' EXIT
export BALLAST_JAVA_OPTS="-Xmx$memory"

sql() { psql -qAtX -v ON_ERROR_STOP=1 "$@"; }
timed() { # NAME, arguments of ballast
  local name=$1; shift
  /usr/bin/time -f '%e %U %S %M' -o "$out/time" "$ballast" "$@" >"$out/stdout" 2>"$out/messages" || { cat "$out/messages" >&2; exit 1; }
  awk -v name="$name" '{ printf "%-24s %8.1f s %8.1f s %6.0f MiB\n", name, $1, $2 + $3, $4 / 1024 }' "$out/time"
}

PGDATABASE=postgres sql -c "DROP DATABASE IF EXISTS $db" -c "CREATE DATABASE $db"
export PGDATABASE=$db
PGOPTIONS="-c many.tables=$tables" sql -f "$here/many-tables.sql" >/dev/null
sql -F ' ' -c "SELECT count(*) FILTER (WHERE contype = 'f'), 'foreign keys,', count(DISTINCT conrelid), 'tables'
               FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0"
"$ballast" --version
timed 'spec from-db, empty' spec from-db -o "$out/empty.yaml"
timed 'fill --dry-run' fill --rows "$rows" --dry-run
timed 'fill' fill --rows "$rows" --jobs "$jobs" --quiet --report "$out/report.json"
tr -d '\n ' <"$out/report.json" | grep -o '"phase":"[a-z-]*"[^}]*"wallSeconds":[0-9.]*' | sed 's/"//g; s/phase:/  /; s/,.*wallSeconds:/ /' || true
sql -F ' ' -c "SELECT sum(n_live_tup), 'rows' FROM pg_stat_user_tables"
timed 'spec from-db, filled' spec from-db -o "$out/filled.yaml"
