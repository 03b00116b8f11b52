#!/usr/bin/env bash
# A standalone cluster of Spark on this machine, two workers with a core each, beside `ballast` with two threads, one after the other in each
# round: the bundle of the preset users, its tables as Parquet, and, with --db, loading it. Raw results in DIR/spark.csv.
#
#   SPARK_HOME=… docs/benchmarks/spark.sh [--users 4M] [--rounds 1] [--out DIR] [--db URL]
#
# Of SPARK_HOME only jars/ is used. Needs bash, awk, a JDK, spark/target/ballast-spark-all.jar; passwords as libpq finds them.
set -euo pipefail
export LC_ALL=C SPARK_LOCAL_IP=127.0.0.1 SPARK_SCALA_VERSION=2.13
users=4M rounds=1 out=${TMPDIR:-/tmp}/ballast-spark db=
while [ $# -gt 0 ]; do
  case $1 in
    --users) users=$2 ;; --rounds) rounds=$2 ;; --out) out=$2 ;; --db) db=$2 ;;
    *) echo "unknown option $1; see the head of this script" >&2; exit 2 ;;
  esac
  shift 2
done
root=$(cd "$(dirname "$0")/../.." && pwd)
jar=$root/spark/target/ballast-spark-all.jar
mkdir -p "$out"
raw=$out/spark.csv
echo "round,what,seconds,of_the_phase,rows" >"$raw"

command_of() { # CLASS ARGUMENTS…: what bin/spark-class would run, into the array line
  mapfile -d '' -t line < <(java -Xmx128m -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main "$@")
  line=("${line[@]:1}") # a mark comes first
  line[0]=${line[0]#$'\n'}
}
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || :' EXIT
daemon() { # NAME CLASS ARGUMENTS…
  local name=$1; shift
  command_of "$@"
  (cd "$out" && exec "${line[@]}") >"$out/$name.log" 2>&1 &
  pids+=($!)
}
export SPARK_DAEMON_MEMORY=256m
daemon master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 17077 --webui-port 18080
for n in 1 2; do
  daemon worker$n org.apache.spark.deploy.worker.Worker --host 127.0.0.$((n + 1)) --webui-port $((18080 + n)) \
    --cores 1 --memory 2g --work-dir "$out/work$n" spark://127.0.0.1:17077
done
until [ "$(grep -c 'Registering worker' "$out/master.log")" -ge 2 ]; do sleep 0.2; done

submit() { # OUTPUT CLASS JAR ARGUMENTS…
  local to=$1 class=$2 job=$3; shift 3
  command_of org.apache.spark.deploy.SparkSubmit --master spark://127.0.0.1:17077 --class "$class" --jars "$jar" \
    --conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1 --conf spark.ui.enabled=false \
    --executor-memory 1g --driver-memory 768m "$job" "$@"
  "${line[@]}" >"$to" 2>"$out/messages" || { tail -40 "$out/messages" >&2; exit 1; }
}
seconds() { # COMMAND…: into the variable took
  local from=$EPOCHREALTIME
  "$@"
  took=$(awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $from }")
}
note() { # WHAT PHASE ROWS
  echo "$round,$1,$took,$2,$3" | tee -a "$raw"
}
phase() { # NAME FILE: seconds of a phase in the closing report of a job
  sed -n "s/^$1: .*rows, \(.*\) s\$/\1/p" "$2"
}
local_phase() { # NAME FILE: the same in a report as JSON
  awk -v name="\"$1\"" '$1 == "\"phase\"" && index($0, name) { here = 1 } here && /wallSeconds/ { gsub(/[^0-9.]/, "", $3); printf "%.1f", $3; exit }' "$2"
}
local_run() { # FILE ARGUMENTS…
  local to=$1; shift
  "$root/ballast" "$@" --json >"$to" 2>/dev/null
}
mkdir -p "$out/classes"
javac -d "$out/classes" -cp "$SPARK_HOME/jars/*" "$root/docs/benchmarks/SparkTables.java"
"${JAVA_HOME:+$JAVA_HOME/bin/}jar" cf "$out/tables.jar" -C "$out/classes" .

for round in $(seq "$rounds"); do
  rm -rf "$out/bundle" "$out/local" "$out/parquet"
  seconds local_run "$out/report" generate users --rows "users=$users" --compress none --threads 2 -o "$out/local"
  note generate-local "$(local_phase generate "$out/report")" ""
  seconds submit "$out/report" io.ballast.spark.Generate "$jar" users --rows "users=$users" --compress none -o "file://$out/bundle"
  note generate-spark "$(phase generate "$out/report")" ""
  cmp "$out/local/manifest-sha256.txt" "$out/bundle/manifest-sha256.txt"
  rm -rf "$out/local"
  submit "$out/report" SparkTables "$out/tables.jar" "$users" "file://$out/parquet"
  while IFS=, read -r what warm rows took; do note "$what-$warm" "" "$rows"; done <"$out/report"
  if [ -n "$db" ]; then
    seconds local_run "$out/report" load "$out/bundle" --db "$db" --mode replace --jobs 2 --staging logged
    note load-local "$(local_phase copy "$out/report")" ""
    seconds submit "$out/report" io.ballast.spark.Load "$jar" "file://$out/bundle" --db "$db" --mode replace --jobs 2
    note load-spark "$(phase copy "$out/report")" ""
  fi
done
