#!/usr/bin/env bash
# Seeds one known bug at a time into a copy, and runs the fault suite on it: each patch in tests/seeded-bugs must be caught.
# First the mixed faults with the seed of docs/track-record.md (MASTERDATA_SEED), then the tests of single rows.
# Give names of patches (without .patch) to try only those.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MASTERDATA_SEED="${MASTERDATA_SEED:-4}"
root=$PWD
copy=$(mktemp -d)
log=$copy.log
trap 'rm -rf "$copy" "$log"' EXIT
git ls-files --cached --others --exclude-standard | tar -c --files-from=- --ignore-failed-read 2>/dev/null | tar -x -C "$copy"
cd "$copy"
export MASTERDATA_ARTIFACTS=$copy

build() {
  dotnet build MasterData.sln -v q -clp:NoSummary -p:RunAnalyzersDuringBuild=false -p:TreatWarningsAsErrors=false >"$log" 2>&1
}

# Ends with 0 where nothing was noticed.
mixed() { dotnet run --no-build --project tests/MasterData.EndToEndTests -- -class '*MixedFaultTests' -stopOnFail >"$log" 2>&1; }
rows() {
  dotnet run --no-build --project tests/MasterData.IntegrationTests -- -class '*CacheInterruptionTests' \
    -class '*CacheTests' -class '*CacheSoakTests' -class '*CutStreamTests' -class '*RelayedStreamTests' \
    -class '*CatalogCopiesTests' -class '*ResumeTests' -class '*ClaimTests' -stopOnFail >"$log" 2>&1 \
    && dotnet run --no-build --project tests/MasterData.EndToEndTests -- -class '*RestoreTests' -stopOnFail >"$log" 2>&1
}

# What noticed it: promises that were broken, or the test that failed.
who() {
  grep -oP '^\S*\s*\K(Ordered|Unique|Reliable|Atomic|Resumable|Bookmarkable|NoPhantom|Monotone|Converged|HonestStale|The mirror equals)(?=[^:]*: )' \
    "$log" | sort | uniq -c | awk '{ printf "%s ", $2 }'
  grep -m1 -oP '(MasterData\.\S+)(?=.*\[FAIL\])' "$log" || true
}

fail() { tail -n 40 "$log"; echo "seeded-bugs: $1"; exit 1; }

build || fail "the copy does not build"
mixed || fail "the mixed faults fail before any bug is seeded"
caught=0
survived=()
names=("$@")
if ((${#names[@]} == 0)); then
  for patch in "$root"/tests/seeded-bugs/*.patch; do names+=("$(basename "$patch" .patch)"); done
fi
for name in "${names[@]}"; do
  patch=$root/tests/seeded-bugs/$name.patch
  patch -p1 -s --forward <"$patch" || fail "$name does not apply"
  build || fail "$name does not build"
  if ! mixed; then
    caught=$((caught + 1)); echo "caught   $name by the mixed faults, seed $MASTERDATA_SEED: $(who | tr '\n' ' ')"
  elif ! rows; then
    caught=$((caught + 1)); echo "caught   $name by $(who | tr '\n' ' ')"
  else
    survived+=("$name"); echo "SURVIVED $name"
  fi
  patch -p1 -s -R <"$patch"
done
echo "$caught caught, ${#survived[@]} survived"
((${#survived[@]} == 0))
