#!/bin/sh
# Writes pgbouncer's settings from the environment and becomes pgbouncer. POOLER_PASSWORD is the server's password for
# the user ballast, and the pool's own; POOL_MODE is session, transaction or statement.
set -eu
umask 077
folder=$(mktemp -d)

# In pgbouncer's user list a quote inside a value is doubled.
password=$(printf %s "$POOLER_PASSWORD" | sed 's/"/""/g')
printf '"ballast" "%s"\n' "$password" > "$folder/users.txt"
unset POOLER_PASSWORD

cat > "$folder/pgbouncer.ini" <<SETTINGS
[databases]
ballast = host=postgres port=5432

[pgbouncer]
listen_addr = 0.0.0.0
listen_port = 6432
unix_socket_dir =
auth_type = scram-sha-256
auth_file = $folder/users.txt
pool_mode = ${POOL_MODE:-transaction}
max_client_conn = 200
default_pool_size = 20
# The driver sends it with every connection; the pool has no use for it.
ignore_startup_parameters = extra_float_digits
SETTINGS
exec pgbouncer "$folder/pgbouncer.ini"
