#!/usr/bin/env bash
# Cuts the stream of a copy at every byte offset of a sequence of three versions (MASTERDATA_CUT_STEP=1).
set -euo pipefail
cd "$(dirname "$0")/.."
export MASTERDATA_CUT_STEP="${MASTERDATA_CUT_STEP:-1}"
dotnet build tests/MasterData.IntegrationTests -v q -clp:NoSummary
exec dotnet run --no-build --project tests/MasterData.IntegrationTests -- -class '*CutStreamTests' -showLiveOutput
