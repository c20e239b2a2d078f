#!/usr/bin/env bash
# Times TrialSim against the peer programs of one workload, all on one thread.
#
#   run.sh [workload] [rounds]          default: w1 5
#
# Every program runs once in every round, so that whatever else the machine does falls on all of
# them alike, and ratios are taken inside a round before they are summarised. A peer that cannot
# run on this machine is named and left out.
#
# Environment:
#   TRIALSIM_BENCH   the benchmark program's .dll; without it, it is built from this checkout
#   PEERS_PERCENT    per cent of the usual number of replicates, for a quick look (default 100)
#   CXX              the C++ compiler (default g++)
#
# Exit status: 0; 1 if a program failed or its rejection rates are wrong; 2 for wrong usage.

set -euo pipefail
export LC_ALL=C                   # decimal points, for awk
export OPENBLAS_NUM_THREADS=1     # R may be linked to a BLAS that starts threads
export OMP_NUM_THREADS=1

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)
build=$here/build

workload=${1:-w1}
rounds=${2:-5}
percent=${PEERS_PERCENT:-100}
cxx=${CXX:-g++}
trialsim_bench=${TRIALSIM_BENCH:-}

usage() {
  echo "usage: run.sh [workload] [rounds]    (workloads: w1, w2, w5)" >&2
  exit 2
}
[[ $# -le 2 ]] || usage
[[ $rounds =~ ^[1-9][0-9]*$ && $percent =~ ^[1-9][0-9]*$ ]] || usage

# ---- The workloads -------------------------------------------------------------------------------

# A workload is: its programs, each with a number of replicates that takes one to three seconds;
# the names of its tests; and their true rejection rates.
declare -A replicates
case $workload in
w1)
  programs=(trialsim cpp-limit r-vectorised r-lmfit r-lm)
  replicates=(
    [trialsim]=3000000
    [cpp-limit]=4000000
    [r-vectorised]=200000
    [r-lmfit]=10000
    [r-lm]=500
  )
  tests="ancova interaction subgroup fisher"
  true_rates="0.1374 0.2691 0.0661 0.0481"
  ;;
w2)
  programs=(trialsim cpp-limit r-closed r-gls)
  replicates=(
    [trialsim]=400000
    [cpp-limit]=1000000
    [r-closed]=4000
    [r-gls]=1
  )
  tests="mmrm"
  true_rates="0.2566"
  ;;
w5)
  programs=(trialsim cpp-limit cpp-fresh r-vectorised)
  replicates=(
    [trialsim]=20000
    [cpp-limit]=50000
    [cpp-fresh]=8000
    [r-vectorised]=150
  )
  tests="best-cut"
  true_rates="0.198"
  ;;
*)
  usage
  ;;
esac

# Each of these prints a line "<workload> <program> <CPU us per trial> <rejection rates>". Every
# round has a seed of its own; TrialSim takes the seed of its scenario file.
run_program() {
  local name=$1 count=$2 seed=$3
  case $workload/$name in
  */trialsim)
    dotnet "$trialsim_bench" throughput "$repository/scenarios/bench/$workload.json" \
      --replicates "$count" --workers 1
    ;;
  w1/cpp-limit) "$build/w1_limit" "$count" "$seed" ;;
  w2/cpp-limit) "$build/w2_limit" "$count" "$seed" ;;
  w5/cpp-limit) "$build/w5_limit" "$count" "$seed" ;;
  w5/cpp-fresh) "$build/w5_fresh" "$count" "$seed" ;;
  w5/r-vectorised) Rscript --vanilla "$here/w5_vectorised.R" "$count" "$seed" ;;
  w2/r-closed) Rscript --vanilla "$here/w2_closed.R" "$count" "$seed" ;;
  w2/r-gls) Rscript --vanilla "$here/w2_gls.R" "$count" "$seed" ;;
  w1/r-vectorised) Rscript --vanilla "$here/w1_vectorised.R" "$count" "$seed" ;;
  w1/r-lmfit) Rscript --vanilla "$here/w1_lmfit.R" "$count" "$seed" ;;
  w1/r-lm) Rscript --vanilla "$here/w1_lm.R" "$count" "$seed" ;;
  esac
}

# ---- What this machine can run -------------------------------------------------------------------

status=0

# Both leave a program out; a program that is there and does not work is a failure as well.
leave_out() {
  echo "left out: $1 ($2)" >&2
}

failed() {
  echo "FAILED: $1 ($2)" >&2
  if [[ -s ${3:-} ]]; then
    tail -n 15 "$3" | sed 's/^/    /' >&2
  fi
  status=1
}

prepare_trialsim() {
  if ! command -v dotnet >/dev/null; then
    leave_out trialsim "dotnet is not installed"
    return 1
  fi
  if [[ -n $trialsim_bench ]]; then
    if [[ ! -f $trialsim_bench ]]; then
      failed trialsim "TRIALSIM_BENCH=$trialsim_bench does not exist"
      return 1
    fi
    return 0
  fi
  local project=$repository/benchmarks/TrialSim.Benchmarks
  trialsim_bench=$project/bin/Release/net10.0/TrialSim.Benchmarks.dll
  if ! dotnet build -c Release "$project" >"$build/trialsim.build.log" 2>&1; then
    failed trialsim "does not build" "$build/trialsim.build.log"
    return 1
  fi
}

prepare_cpp() {
  local name=$1 source=$2 program=$3 feature
  shift 3 # what is left are options of the compiler
  if ! command -v "$cxx" >/dev/null; then
    leave_out "$name" "$cxx is not installed"
    return 1
  fi
  for feature in avx512f avx512dq; do
    if ! grep -qw "$feature" /proc/cpuinfo 2>/dev/null; then
      leave_out "$name" "this processor has no AVX-512: $feature is missing"
      return 1
    fi
  done
  # Always compiled anew: -march=native means this processor, not the one of the last build.
  if ! "$cxx" -O3 -march=native -std=c++20 "$@" -o "$program" "$source" 2>"$build/$name.build.log"; then
    failed "$name" "does not compile" "$build/$name.build.log"
    return 1
  fi
}

prepare() {
  case $workload/$1 in
  */trialsim) prepare_trialsim ;;
  w5/cpp-fresh) prepare_cpp cpp-fresh "$here/w5_limit.cpp" "$build/w5_fresh" -DOWN_SHUFFLES ;;
  */cpp-limit) prepare_cpp cpp-limit "$here/${workload}_limit.cpp" "$build/${workload}_limit" ;;
  */r-*)
    if ! command -v Rscript >/dev/null; then
      leave_out "$1" "Rscript is not installed: apt-get install r-base-core"
      return 1
    fi
    if [[ $1 == r-gls ]] && ! Rscript --vanilla -e 'quit(status = !requireNamespace("nlme", quietly = TRUE))' >/dev/null 2>&1; then
      leave_out "$1" "R has no package nlme: apt-get install r-cran-nlme"
      return 1
    fi
    ;;
  esac
}

mkdir -p "$build"
present=()
for name in "${programs[@]}"; do
  if prepare "$name"; then
    present+=("$name")
  fi
done
if [[ ${#present[@]} -eq 0 ]]; then
  echo "nothing to run" >&2
  exit 1
fi

# ---- The rounds ----------------------------------------------------------------------------------

results=$build/$workload.results
: >"$results"

for ((round = 1; round <= rounds; round++)); do
  for ((turn = 0; turn < ${#present[@]}; turn++)); do
    # Each round starts with another program, so that none always follows the same one.
    name=${present[(turn + round - 1) % ${#present[@]}]}
    count=$((replicates[$name] * percent / 100))
    count=$((count > 0 ? count : 1))
    log=$build/$workload.$name.log
    if ! output=$(run_program "$name" "$count" "$round" 2>"$log"); then
      failed "$name" "round $round" "$log"
      continue
    fi

    line=$(grep "^$workload $name " <<<"$output" | tail -n 1 || true)
    if ! awk -v expected=$((3 + $(wc -w <<<"$tests"))) '
      NF != expected { exit 1 }
      { for (i = 3; i <= NF; i++) if ($i !~ /^[0-9]+(\.[0-9]+)?$/) exit 1 }
      $3 <= 0 { exit 1 }' <<<"$line"; then
      failed "$name" "round $round: no line '$workload $name ...' with the right numbers" "$log"
      continue
    fi
    echo "$round $count ${line#"$workload "}" >>"$results"
    [[ ! -t 2 ]] || echo "round $round of $rounds: ${line#"$workload "}" >&2
  done
done

# ---- The table -----------------------------------------------------------------------------------

processor=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)
load=$(cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || true)
echo "workload $workload, $rounds rounds, $(date -u +%Y-%m-%d), ${processor:-unknown processor}, load ${load:-unknown}"
! command -v Rscript >/dev/null || Rscript --version 2>&1 | head -n 1
! command -v "$cxx" >/dev/null || "$cxx" --version | head -n 1
! command -v dotnet >/dev/null || echo ".NET SDK $(dotnet --version)"
echo

awk -v order="${present[*]}" -v tests="$tests" -v true_rates="$true_rates" '
function sort(values, n,    i, j, v) {
  for (i = 2; i <= n; i++) {
    v = values[i]
    for (j = i - 1; j >= 1 && values[j] > v; j--) values[j + 1] = values[j]
    values[j + 1] = v
  }
}
function middle(values, n) {
  return n % 2 ? values[(n + 1) / 2] : (values[n / 2] + values[n / 2 + 1]) / 2
}
# Four significant digits, never in exponent form.
function short(x) {
  return sprintf(x >= 1000 ? "%.0f" : x >= 100 ? "%.1f" : x >= 10 ? "%.2f" : x >= 1 ? "%.3f" : "%.4f", x)
}
function range(values, n) {
  return short(values[1]) " .. " short(values[n])
}
{
  time[$3, $1] = $4
  replicates[$3] = $2
  runs[$3]++
  for (i = 5; i <= NF; i++) rate[$3, i - 4] += $i
  if ($1 > rounds) rounds = $1
}
END {
  programs = split(order, program, " ")
  test_count = split(tests, test, " ")
  split(true_rates, truth, " ")

  printf "%-13s %10s %9s %18s %11s %18s ", "program", "replicates", "us/trial", "min .. max", "x TrialSim", "min .. max"
  for (t = 1; t <= test_count; t++) printf " %11s", test[t]
  printf "\n"

  for (p = 1; p <= programs; p++) {
    name = program[p]
    n = 0
    pairs = 0
    for (r = 1; r <= rounds; r++) {
      if (!((name, r) in time)) continue
      us[++n] = time[name, r]
      if (("trialsim", r) in time) ratio[++pairs] = time[name, r] / time["trialsim", r]
    }
    if (n == 0) continue
    sort(us, n)
    sort(ratio, pairs)
    printf "%-13s %10d %9s %18s ", name, replicates[name], short(middle(us, n)), range(us, n)
    if (name == "trialsim") printf "%11s %18s ", "1", ""
    else if (pairs > 0) printf "%11s %18s ", short(middle(ratio, pairs)), range(ratio, pairs)
    else printf "%11s %18s ", "-", "-"

    # A rate further from the truth than four standard errors of a single round (of the mean
    # over rounds they are smaller still) means that the program does something else.
    for (t = 1; t <= test_count; t++) {
      mean = rate[name, t] / runs[name]
      off = mean - truth[t]
      wrong = off * off > 16 * truth[t] * (1 - truth[t]) / replicates[name]
      if (wrong) suspects = suspects " " name "/" test[t]
      printf " %10.4f%s", mean, wrong ? "!" : " "
    }
    printf "\n"
  }
  printf "%-13s %10s %9s %18s %11s %18s ", "true rates", "", "", "", "", ""
  for (t = 1; t <= test_count; t++) printf " %10.4f ", truth[t]
  printf "\n\nus/trial: CPU time in process after warm-up, median over rounds. x TrialSim: the program'\''s time\n"
  printf "over TrialSim'\''s in the same round, median over rounds; above 1, TrialSim is faster.\n"
  if (suspects != "") {
    printf "WRONG REJECTION RATES (marked !):%s\n", suspects
    exit 1
  }
}' "$results" || status=1

echo "every run: ${results#"$repository/"}"
exit "$status"
