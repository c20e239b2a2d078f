#!/usr/bin/env bash
# Trials per second per core through the general engine, with the digest of what was computed.
# usage: benchmarks/run.sh [SCENARIO...]   (default: the benchmark workloads and raison-2013)
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build -c Release --nologo -v quiet benchmarks/TrialSim.Benchmarks
program=benchmarks/TrialSim.Benchmarks/bin/Release/net10.0/TrialSim.Benchmarks.dll
if [ $# -eq 0 ]; then set -- scenarios/bench/w1.json scenarios/bench/w2.json scenarios/raison-2013.json; fi
for scenario in "$@"; do
  for workers in 1 2; do
    dotnet "$program" throughput "$scenario" --workers "$workers" | grep -v ' trialsim '
  done
done
