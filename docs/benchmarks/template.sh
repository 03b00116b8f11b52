#!/usr/bin/env bash
# Loads one bundle in the ordinary way and by way of a template, in turn, round by round: what the first copy costs, and every later one.
#
#   docs/benchmarks/template.sh BUNDLE [ROUNDS]     prints round,way,seconds
#
# The server comes from libpq's variables (PGHOST, PGPORT, PGUSER, PGPASSWORD); needs psql. Databases template_bench_… are made and
# dropped, and the bundle's template is dropped at the beginning of each round.
#
#   load           CREATE DATABASE, then ballast load
#   template-new   ballast load --template where there is no template yet: load and copy
#   template       ballast load --template where it stands: copy and compare the row counts
#   copy-only      the same with --verify none
#   statement      CREATE DATABASE … TEMPLATE … STRATEGY FILE_COPY by psql alone, file_copy_method = clone
set -euo pipefail
bundle=$1 rounds=${2:-3}
root=$(cd "$(dirname "$0")/../.." && pwd)
ballast=${BALLAST:-$root/ballast}
url=postgresql://$PGUSER@$PGHOST:$PGPORT
db=template_bench
sql() { psql -qAtX -v ON_ERROR_STOP=1 -d postgres "$@"; }
drop() { sql -c "DROP DATABASE IF EXISTS $1"; }
template() { sql -c "SELECT datname FROM pg_database WHERE datname LIKE 'ballast_template_%'"; }
timed() { # way, command
    local way=$1 start
    shift
    sql -c CHECKPOINT
    start=$(date +%s.%N)
    "$@" >/dev/null
    awk -v r="$round" -v w="$way" -v a="$start" -v b="$(date +%s.%N)" 'BEGIN { printf "%d,%s,%.3f\n", r, w, b - a }'
}
load() { sql -c "CREATE DATABASE $db" && $ballast load "$bundle" --db "$url/$db" -q; }
copy() { $ballast load "$bundle" --db "$url/postgres" --template --database "$db" -q "$@"; }
statement() { sql -c "SET file_copy_method = clone" -c "CREATE DATABASE $db TEMPLATE $(template) STRATEGY FILE_COPY"; }

drop "$db"
for round in $(seq "$rounds"); do
    for old in $(template); do
        sql -c "ALTER DATABASE $old IS_TEMPLATE false" -c "DROP DATABASE $old"
    done
    timed load load && drop "$db"
    timed template-new copy && drop "$db"
    timed template copy && drop "$db"
    timed copy-only copy --verify none && drop "$db"
    timed statement statement && drop "$db"
done
