#!/usr/bin/env bash
# Three publishers and three readers on one Redis and on Garnet, MASTERDATA_SOAK_SECONDS each (default 60), once with
# and once without FLUSHALL in between. Prints what was read and that nothing was torn, denied or older than before.
set -euo pipefail
cd "$(dirname "$0")/.."
export MASTERDATA_SOAK_SECONDS="${MASTERDATA_SOAK_SECONDS:-60}"
dotnet build tests/MasterData.IntegrationTests -v q -clp:NoSummary
exec dotnet run --no-build --project tests/MasterData.IntegrationTests -- \
  -class '*CacheSoakTests' -parallel none -showLiveOutput
