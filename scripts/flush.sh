#!/usr/bin/env bash
# Empties Redis again and again (MASTERDATA_FLUSHES, default 60) under readers of 500 reads per second each: the SDK with
# its server, the SDK with Redis alone, and the plain contract. Prints reads, wrong answers and the slowest refill,
# which must not take more than MASTERDATA_REFILL_SECONDS (default 2).
set -euo pipefail
cd "$(dirname "$0")/.."
export MASTERDATA_FLUSHES="${MASTERDATA_FLUSHES:-60}" MASTERDATA_REFILL_SECONDS="${MASTERDATA_REFILL_SECONDS:-2}"
dotnet build tests/MasterData.EndToEndTests -v q -clp:NoSummary
exec dotnet run --no-build --project tests/MasterData.EndToEndTests -- -class '*FlushTests' -showLiveOutput
