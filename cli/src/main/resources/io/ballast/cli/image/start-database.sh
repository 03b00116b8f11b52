#!/bin/sh
# Starts the server on the rows that the image has. The first start of a container takes from its environment what the base image takes
# from it: POSTGRES_PASSWORD (or POSTGRES_PASSWORD_FILE), POSTGRES_HOST_AUTH_METHOD, POSTGRES_USER, a superuser, and POSTGRES_DB, a
# new name for the database.
set -eu

fail() {
    printf 'Error: %s\n' "$1" >&2
    exit 1
}

# Other programs than the server run as they are.
case ${1:-} in
    postgres | -*) ;;
    *) exec "$@" ;;
esac

take_password() {
    if [ -n "${POSTGRES_PASSWORD_FILE:-}" ]; then
        [ -z "${POSTGRES_PASSWORD:-}" ] || fail "POSTGRES_PASSWORD and POSTGRES_PASSWORD_FILE are both set: choose one."
        POSTGRES_PASSWORD=$(cat "$POSTGRES_PASSWORD_FILE")
    fi
    export POSTGRES_PASSWORD="${POSTGRES_PASSWORD:-}"
    unset POSTGRES_PASSWORD_FILE
    method=${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}
    if [ -z "$POSTGRES_PASSWORD" ] && [ "$method" != trust ]; then
        fail "the superuser needs a password: set POSTGRES_PASSWORD, or POSTGRES_HOST_AUTH_METHOD=trust to let everybody in."
    fi
}

write_hba() {
    printf '%s\n' '# Made at the first start of the container.' 'local all all trust' 'local replication all trust' \
        "host all all all $method" >"$PGDATA/pg_hba.conf"
}

# Through a server that listens on a socket alone. Statements get names and password as quoted words.
name_user_and_database() {
    run=$(mktemp -d)
    pg_ctl --pgdata="$PGDATA" --wait --options="-c listen_addresses='' -c unix_socket_directories='$run'" start >&2
    from=$(cat "$home/database-name")
    psql -qX -v ON_ERROR_STOP=1 -h "$run" -U postgres -d template1 -v "user=$user" -v "from=$from" \
        -v "to=${POSTGRES_DB:-$from}" <<'SQL'
\getenv password POSTGRES_PASSWORD
SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = :'user') AS is_new, :'from' <> :'to' AS renamed,
    :'password' <> '' AS has_password \gset
\if :is_new
CREATE ROLE :"user" SUPERUSER LOGIN;
\endif
\if :has_password
ALTER ROLE :"user" PASSWORD :'password';
\endif
\if :renamed
ALTER DATABASE :"from" RENAME TO :"to";
\endif
SQL
    pg_ctl --pgdata="$PGDATA" --wait --mode=fast stop >&2
    rm -rf "$run"
}

home=$(dirname "$PGDATA")
user=${POSTGRES_USER:-postgres}
if [ ! -e "$home/started" ]; then
    take_password
    write_hba
    name_user_and_database
    : >"$home/started"
fi
unset POSTGRES_PASSWORD
# What the base image does with an empty cluster it leaves out: this one has its rows.
exec docker-entrypoint.sh "$@"
