#!/usr/bin/env bash
# Three servers on one PostgreSQL and one Redis behind nginx, restarted one after another under MASTERDATA_WATCHERS (default
# 2000) streams, while versions are published and read. Prints connections, snapshots, gaps and the longest silence.
set -euo pipefail
cd "$(dirname "$0")/.."
export MASTERDATA_WATCHERS="${MASTERDATA_WATCHERS:-2000}"
dotnet build tests/MasterData.EndToEndTests -v q -clp:NoSummary
exec dotnet run --no-build --project tests/MasterData.EndToEndTests -- -class '*RollingRestartTests' -showLiveOutput
