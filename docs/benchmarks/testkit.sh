#!/usr/bin/env bash
# How long a test takes whose method has a copy of a loaded database of its own, and how long the method alone.
#
#   docs/benchmarks/testkit.sh [embedded|testcontainers|postgresql://…]     prints class,test,millis,within
#
# testkit.csv holds several runs, with the server and the number of the run put before each line.
#
# The measurement is testkit's CopyTimes. Needs what building needs, and for testcontainers a Docker engine.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -Dstyle.color=never verify -pl testkit -am -Dtest=CopyTimes -Dit.test=none -Dsurefire.failIfNoSpecifiedTests=false \
    -Dfailsafe.failIfNoSpecifiedTests=false "-Dballast.test.db=${1:-embedded}" |
    sed -n 's/\r$//; /^class,test,/p; /^[A-Za-z]*,[0-9]*,[0-9]*,[0-9]*$/p'
