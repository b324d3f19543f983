#!/usr/bin/env bash
# Switches off each rule of the model that must not be lost, one at a time, in a copy, and runs the tests of the model:
# each patch in tests/mutants must make a test fail. The patches are named by the section of the rule and what is lost.
# Give names of patches (without .patch) to try only those.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
root=$PWD
copy=$(mktemp -d)
log=$copy.log
trap 'rm -rf "$copy" "$log"' EXIT
git ls-files --cached --others --exclude-standard | tar -c --files-from=- --ignore-failed-read 2>/dev/null | tar -x -C "$copy"
cd "$copy"

# The analyzers have looked at the code that is not mutated; what a mutant leaves unused is no concern.
build() {
  dotnet build tests/MasterData.UnitTests -v q -clp:NoSummary -p:RunAnalyzersDuringBuild=false \
    -p:TreatWarningsAsErrors=false >"$log" 2>&1
}

# 0: all pass; 2: a test failed; anything else is no answer.
try() {
  dotnet test --project tests/MasterData.UnitTests --no-build --filter-namespace MasterData.UnitTests.Changesets \
    --filter-not-method '*Rule_SwitchedOff_IsCaught*' >"$log" 2>&1
}

fail() { tail -n 30 "$log"; echo "mutants: $1"; exit 1; }

build || fail "the copy does not build"
try || fail "the tests fail before any rule is off"
caught=0
survived=()
names=("$@")
if ((${#names[@]} == 0)); then
  for patch in "$root"/tests/mutants/*.patch; do names+=("$(basename "$patch" .patch)"); done
fi
for name in "${names[@]}"; do
  patch=$root/tests/mutants/$name.patch
  patch -p1 -s --forward <"$patch" || fail "$name does not apply"
  build || fail "$name does not build"
  code=0
  try || code=$?
  patch -p1 -s -R <"$patch"
  case $code in
    0) survived+=("$name"); echo "SURVIVED $name" ;;
    2) caught=$((caught + 1)); echo "caught   $name: $(grep -m1 -oP '^failed MasterData\.UnitTests\.Changesets\.\K\S+' "$log")" ;;
    *) fail "$name: the tests did not run ($code)" ;;
  esac
done
echo "$caught caught, ${#survived[@]} survived"
((${#survived[@]} == 0))
