#!/usr/bin/env bash
# Ten thousand random sequences of several people, of which none may publish without a second person's right. A sequence
# that fails is named by its seed. A few hundred are in `dotnet test`.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/MasterData.IntegrationTests -v q -clp:NoSummary
MASTERDATA_SEQUENCES=${1:-10000} dotnet test --no-build --project tests/MasterData.IntegrationTests -- \
  --filter-class '*.SequenceTests' --show-live-output on
