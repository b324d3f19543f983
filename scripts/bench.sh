#!/usr/bin/env bash
# Prints one line each: BENCH name ours baseline ratio goal. Both sides are measured in the same run.
# Names as arguments choose: publish getitem start lookup apply load peers catchup slow slow-memory. Without, all.
# peers and catchup leave out by name what is not installed (etcd, redis-server, PostgreSQL).
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/MasterData.Benchmarks -c Release -v q -clp:NoSummary
dotnet build src/MasterData.Server -c Release -v q -clp:NoSummary
exec dotnet artifacts/bin/MasterData.Benchmarks/release/MasterData.Benchmarks.dll "$@"
