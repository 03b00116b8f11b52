#!/bin/sh
# Makes a cluster in PGDATA with the database that the file beside this script names, loads the bundle into it, and stops the server.
# Run as the user that owns the cluster.
set -eu
context=$(cd "$(dirname "$0")" && pwd)
database=$(cat "$context/database-name")
# Files, one of which is the socket: not in PGDATA, which becomes part of the image.
run=$(mktemp -d)

# shellcheck disable=SC2086 # the arguments are words
initdb --pgdata="$PGDATA" --username=postgres --auth=trust ${POSTGRES_INITDB_ARGS:-}

# Nothing has to outlast a crash here, and no log is kept for replicas: what is written twice would make the image larger.
pg_ctl --pgdata="$PGDATA" --wait --options="-c listen_addresses='' -c unix_socket_directories='$run' -c fsync=off \
    -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c min_wal_size=32MB -c wal_recycle=off \
    -c autovacuum=off" start

# The bundle's own scripts are not run: these were made anew from its descriptor. The paths in them begin in the bundle.
cd "$context/bundle"
PGHOST=$run PGUSER=postgres
export PGHOST PGUSER
if [ "$database" != postgres ]; then
    echo 'CREATE DATABASE :"database"' | psql -qX -v ON_ERROR_STOP=1 -v "database=$database" -d postgres
fi
psql -qX -v ON_ERROR_STOP=1 -d "$database" -f ../load.sql
psql -qX -d "$database" -c CHECKPOINT

pg_ctl --pgdata="$PGDATA" --wait --mode=fast stop
sync
cp "$context/database-name" "$(dirname "$PGDATA")/database-name"
rm -rf "$run"
