#!/usr/bin/env bash
# Everything that must hold before a change is handed in, short of the tests.
# What is missing on a newcomer's machine is skipped with a word; under CI it fails.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

failed=()

step() {
  local name=$1
  shift
  echo "== $name"
  if "$@"; then
    echo "   ok"
  else
    echo "   FAILED: $name"
    failed+=("$name")
  fi
}

# A restore or a build that fails makes the rest meaningless.
must() {
  step "$@"
  if ((${#failed[@]})); then exit 1; fi
}

# Analyzers and code style run only here and on the build server, so nothing that was built without them is up to date.
build() { dotnet build MasterData.sln --no-restore --no-incremental -v q -clp:NoSummary -warnaserror -p:Check=true; }

format() {
  dotnet format MasterData.sln --verify-no-changes --no-restore \
    --exclude artifacts src/MasterData.Core/Storage/Migrations src/MasterData.Core/Storage/Compiled
}

buf() { node_modules/.bin/buf "$@"; }

# What the protos are compared with: the last release; before the first one, where this branch left main; on main
# itself, the commit before. A shallow clone of one commit has nothing to compare with.
breaking_base() {
  local head base
  head=$(git rev-parse HEAD)
  git describe --tags --abbrev=0 --match 'v[0-9]*' 2>/dev/null && return
  for main in origin/main main; do
    base=$(git merge-base HEAD "$main" 2>/dev/null) && [[ $base != "$head" ]] && echo "$base" && return
  done
  git rev-parse --verify --quiet 'HEAD~1^{commit}'
}

breaking() {
  local base old result
  base=$(breaking_base) || { echo "   no earlier commit to compare with"; return 0; }
  git cat-file -e "$base:protos/buf.yaml" 2>/dev/null || { echo "   $base has no protos yet"; return 0; }
  echo "   against $base"
  old=$(mktemp -d)
  git archive "$base" protos | tar -x -C "$old"
  buf breaking protos --against "$old/protos"
  result=$?
  rm -rf "$old"
  return $result
}

sources() { git ls-files --cached --others --exclude-standard -- "$@" | while read -r f; do [[ -f $f ]] && echo "$f"; done; }

# Generated migrations are as long as they are.
lengths() {
  local long
  long=$(sources '*.cs' | grep -v '/Migrations/' | xargs -r -d '\n' wc -l | awk '$2 != "total" && $1 > 400')
  [[ -z $long ]] || { echo "$long"; return 1; }
}

hand_written() { sources 'src/*.cs' 'tests/*.cs' 'docs/*.cs' | grep -v -e '/Migrations/' -e '/Compiled/'; }

# Where git lists nothing, every rule below would hold.
listed() { [[ $(hand_written | wc -l) -gt 100 ]] || { echo "git lists no sources"; return 1; }; }

# These three a later change takes down as a whole: two rooms, with the classes in them, of which Apply is the largest.
EXEMPT='^src/MasterData.Model/(Changesets|Changesets/Working|Changesets/Working/Apply)$'

rooms() {
  local full
  full=$(hand_written | xargs -r -d '\n' -n1 dirname | sort | uniq -c | awk '$1 > 15 {print $2, $1}' |
    awk -v exempt="$EXEMPT" '$1 !~ exempt')
  [[ -z $full ]] || { echo "$full"; return 1; }
}

# A class that stands in several files is as long as all of them, wherever in its project they stand.
classes() {
  local long
  long=$(hand_written | xargs -r -d '\n' awk -v exempt="$EXEMPT" '
    FNR == 1 { split(FILENAME, part, "/"); project = part[2]; key = ""; room = FILENAME; sub("/[^/]*$", "", room) }
    /^namespace / { space = $2 }
    key == "" && /^[a-z ]*partial [a-z ]*(class|record|struct) / {
      match($0, /(class|record|struct) [A-Za-z0-9_]+/)
      key = project " " space " " substr($0, RSTART, RLENGTH)
      if (room ~ exempt) free[key] = 1
    }
    { before[FILENAME]++ }
    key != "" && !counted[FILENAME] { files[key] = files[key] FILENAME "\n"; counted[FILENAME] = 1 }
    END {
      for (key in files) {
        total = 0; n = split(files[key], file, "\n")
        for (i = 1; i < n; i++) total += before[file[i]]
        if (total > 400 && !free[key]) print key, total
      }
    }')
  [[ -z $long ]] || { echo "$long"; return 1; }
}

widths() {
  local wide
  [[ $(printf 'ạ%.0s' {1..120} | LC_ALL=C.UTF-8 grep -cE '^.{120}$') -eq 1 ]] ||
    { echo "no locale counts characters"; return 1; }
  wide=$(hand_written | xargs -r -d '\n' env LC_ALL=C.UTF-8 grep -nE '^.{121,}$')
  [[ -z $wide ]] || { echo "$wide" | cut -c1-160; return 1; }
}

# A feature is one word: no folder that could hold anything.
names() {
  local bad
  bad=$(sources src tests | grep -E '/(Services|Helpers|Managers|Models|Interfaces|Utils|Common)/')
  [[ -z $bad ]] || { echo "$bad"; return 1; }
}

# The clock and sleeping are banned by BannedSymbols.txt; nobody may switch that off.
switches() {
  local bad
  bad=$(sources 'src/*.cs' 'tests/*.cs' | xargs -r -d '\n' grep -nE 'pragma warning disable|SuppressMessage.*RS0030' |
    grep -v '/Migrations/' | grep 'RS0030')
  [[ -z $bad ]] || { echo "$bad"; return 1; }
}

# The bugs that are seeded to test the tests must still fit the code.
patches() {
  local patch result=0
  for patch in tests/seeded-bugs/*.patch tests/mutants/*.patch; do
    git apply --check "$patch" || { echo "   $patch does not apply"; result=1; }
  done
  return $result
}

must "restore (locked)" dotnet restore MasterData.sln --locked-mode -v q
must "build" build
step "format" format
if [[ -x node_modules/.bin/buf ]]; then
  step "buf format" buf format --diff --exit-code protos
  step "buf lint" buf lint protos
  step "buf breaking" breaking
elif [[ -n ${CI:-} ]]; then
  step "buf (run npm ci first)" false
else
  echo "== buf: skipped, run npm ci first"
fi
must "sources are listed" listed
step "no file over 400 lines" lengths
step "no folder over 15 files" rooms
step "no class over 400 lines in several files" classes
step "no line over 120 columns" widths
step "no catch-all folders" names
step "no ban switched off" switches
step "seeded bugs and mutants apply" patches

if ((${#failed[@]})); then
  printf 'check failed: %s\n' "${failed[@]}"
  exit 1
fi
echo "check passed"
