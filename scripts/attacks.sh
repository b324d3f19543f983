#!/usr/bin/env bash
# Attacks a server that it starts, once each, with an honest reader beside them: one line for an attack, what happened, and
# pass or fail. Bounded in count and time; a short form runs in `dotnet test`.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/MasterData.EndToEndTests -v q -clp:NoSummary
MASTERDATA_ATTACKS_REPORT=$(mktemp)
export MASTERDATA_ATTACKS_REPORT
result=0
nice -n 10 dotnet test --no-build --project tests/MasterData.EndToEndTests -- --filter-class '*AttackTests' || result=$?
echo "== tried | happened | verdict"
sort -u "$MASTERDATA_ATTACKS_REPORT"
rm -f "$MASTERDATA_ATTACKS_REPORT"
exit "$result"
