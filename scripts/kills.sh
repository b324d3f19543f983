#!/usr/bin/env bash
# kill -9 of the server at random moments under a publishing load: MASTERDATA_KILLS times (default 100).
# Prints the seed; MASTERDATA_SEED=… repeats a run.
set -euo pipefail
cd "$(dirname "$0")/.."
export MASTERDATA_KILLS="${MASTERDATA_KILLS:-100}"
dotnet build MasterData.sln -v q -clp:NoSummary
exec dotnet run --no-build --project tests/MasterData.EndToEndTests -- \
  -class MasterData.EndToEndTests.Kills.KillTests -showLiveOutput
