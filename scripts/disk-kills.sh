#!/usr/bin/env bash
# kill -9 of a consumer at random moments while it applies and writes its file: MASTERDATA_KILLS times (default 500).
# Prints the seed; MASTERDATA_SEED=… repeats a run.
set -euo pipefail
cd "$(dirname "$0")/.."
export MASTERDATA_KILLS="${MASTERDATA_KILLS:-500}"
dotnet build tests/MasterData.IntegrationTests -v q -clp:NoSummary
exec dotnet run --no-build --project tests/MasterData.IntegrationTests -- -class '*DiskKillTests' -showLiveOutput
