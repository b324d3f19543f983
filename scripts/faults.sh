#!/usr/bin/env bash
# All faults mixed on real processes, once on SQLite and once on PostgreSQL, half of the time each; ten validators judge the
# recorded history. Usage: scripts/faults.sh [--minutes N] [--seed N] [--artifacts FOLDER]   (default 20 minutes)
# Prints the seeds; --seed repeats the choice of faults. A history that breaks a promise is kept in the folder.
set -euo pipefail
cd "$(dirname "$0")/.."
minutes=20
while (($#)); do
  case $1 in
    --minutes) minutes=$2 ;;
    --seed) export MASTERDATA_SEED=$2 ;;
    --artifacts) mkdir -p "$2"; MASTERDATA_ARTIFACTS=$(cd "$2" && pwd); export MASTERDATA_ARTIFACTS ;;
    *) sed -n '2,4s/^# //p' "$0" >&2; exit 2 ;;
  esac
  shift 2
done
# Long runs are cut into pieces, so that one that fails leaves a history that can be read.
pieces=$(((minutes + 4) / 5))
export MASTERDATA_FAULT_SECONDS=$((minutes * 60 / pieces / 2))
dotnet build tests/MasterData.EndToEndTests -v q -clp:NoSummary
failed=0
for ((piece = 0; piece < pieces; piece++)); do
  dotnet run --no-build --project tests/MasterData.EndToEndTests -- -class '*MixedFaultTests' -showLiveOutput || failed=1
  [[ -n ${MASTERDATA_SEED:-} ]] && MASTERDATA_SEED=$((MASTERDATA_SEED + 2))
done
exit $failed
