#!/usr/bin/env bash
# Reads and loads one bundle from the disk and over https, in turn, round by round: what the way to another machine costs at least.
#
#   docs/benchmarks/https.sh BUNDLE [ROUNDS]     prints round,way,seconds
#
# nginx serves the bundle on 127.0.0.1 with a certificate of its own, made for the run; nothing is cached on the way. The server of the
# loads comes from libpq's variables (PGHOST, PGPORT, PGUSER, PGPASSWORD); needs psql, nginx, openssl and keytool. The database
# https_bench is made and dropped.
#
#   verify-disk    ballast verify DIRECTORY: every byte read, decompressed and hashed
#   verify-https   ballast verify https://…
#   load-disk      CREATE DATABASE, then ballast load DIRECTORY
#   load-https     the same from https://…
set -euo pipefail
bundle=$(cd "$1" && pwd) rounds=${2:-3}
root=$(cd "$(dirname "$0")/../.." && pwd)
ballast=${BALLAST:-$root/ballast}
work=$(mktemp -d)
port=${HTTPS_PORT:-18443}
db=https_bench
url=postgresql://$PGUSER@$PGHOST:$PGPORT/$db
sql() { PGOPTIONS="-c client_min_messages=warning" psql -qAtX -v ON_ERROR_STOP=1 -d postgres "$@"; }
stop() {
    [ ! -f "$work/nginx.pid" ] || kill "$(cat "$work/nginx.pid")" || true
    rm -rf "$work"
}
trap stop EXIT

serve() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
        -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
    keytool -importcert -noprompt -alias bench -file "$work/cert.pem" -keystore "$work/trust.p12" -storepass changeit 2>/dev/null
    cat >"$work/nginx.conf" <<CONF
pid $work/nginx.pid;
error_log $work/error.log;
worker_processes 1;
events {}
http {
    access_log off;
    sendfile on;
    client_body_temp_path $work/body; proxy_temp_path $work/proxy; fastcgi_temp_path $work/fastcgi;
    uwsgi_temp_path $work/uwsgi; scgi_temp_path $work/scgi;
    server {
        listen 127.0.0.1:$port ssl;
        ssl_certificate $work/cert.pem;
        ssl_certificate_key $work/key.pem;
        root $bundle;
    }
}
CONF
    chmod 755 "$work"
    nginx -c "$work/nginx.conf" -e "$work/error.log" -g "user $(id -un);"
}

timed() { # way, command
    local way=$1 start
    shift
    sql -c CHECKPOINT
    start=$(date +%s.%N)
    "$@" >/dev/null
    awk -v r="$round" -v w="$way" -v a="$start" -v b="$(date +%s.%N)" 'BEGIN { printf "%d,%s,%.3f\n", r, w, b - a }'
}
load() {
    sql -c "DROP DATABASE IF EXISTS $db" -c "CREATE DATABASE $db"
    "$ballast" load "$1" --db "$url" -q
}

serve
export BALLAST_JAVA_OPTS="-Djavax.net.ssl.trustStore=$work/trust.p12 -Djavax.net.ssl.trustStorePassword=changeit"
echo round,way,seconds
for round in $(seq "$rounds"); do
    timed verify-disk "$ballast" verify "$bundle" -q
    timed verify-https "$ballast" verify "https://localhost:$port/" -q
    timed load-disk load "$bundle"
    timed load-https load "https://localhost:$port/"
done
sql -c "DROP DATABASE IF EXISTS $db"
