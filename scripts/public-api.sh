#!/usr/bin/env bash
# Writes down what users of the packages compile against: PublicAPI.Unshipped.txt beside each, except what has been shipped.
# Run it after a wanted change of a public type, and look at the difference before it is committed.
set -euo pipefail
cd "$(dirname "$0")/.."
for project in MasterData.Model MasterData.Wire MasterData.Client MasterData.Client.Testing; do
  file=src/$project/PublicAPI.Unshipped.txt
  echo '#nullable enable' >"$file"
  dotnet build "src/$project" --no-incremental -p:Check=true -v q -clp:NoSummary 2>&1 |
    grep -oP "RS0016: Symbol '\K.*(?=' is not part of the declared public API)" | LC_ALL=C sort -u >>"$file" || true
  dotnet build "src/$project" --no-incremental -p:Check=true -v q -clp:NoSummary
  echo "$project: $(($(wc -l <"$file") - 1)) entries"
done
