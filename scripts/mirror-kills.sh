#!/usr/bin/env bash
# kill -9 of the mirror at random moments while changes are published: MASTERDATA_KILLS times (default 300), on SQLite and
# on PostgreSQL. Prints the seed; MASTERDATA_SEED=… repeats a run.
set -euo pipefail
cd "$(dirname "$0")/.."
export MASTERDATA_KILLS="${MASTERDATA_KILLS:-300}"
dotnet build MasterData.sln -v q -clp:NoSummary
exec dotnet run --no-build --project tests/MasterData.EndToEndTests -- \
  -method '*MirrorTests.Kill9_WhilePublishing_LeavesWholeVersionsOnly' -showLiveOutput
