#!/bin/sh
# Reads a catalog of MasterData with redis-cli and awk alone: sh get.sh CATALOG CODE-OR-ALIAS [DAY]
#
# Prints the JSON document of the code, or with a day (YYYY-MM-DD) the name it had then, as JSON escapes it. Exit codes:
# 0 found, 3 no such code or not in force on the day, 7 unavailable, 2 usage. MASTERDATA_REDIS is host:port (default
# 127.0.0.1:6380), REDISCLI_AUTH the password if there is one.
[ $# -ge 2 ] || { echo "usage: sh get.sh CATALOG CODE-OR-ALIAS [DAY]" >&2; exit 2; }
catalog=$1 code=$2 day=$3
address=${MASTERDATA_REDIS:-127.0.0.1:6380}
redis() { timeout 3 redis-cli --raw -h "${address%:*}" -p "${address##*:}" "$@" 2>/dev/null; }

# field KIND NAME prints the field of the hash of that kind, or nothing where it is certain that there is none.
field() {
  for attempt in 1 2 3; do
    head=$(redis GET "md:{$catalog}:head") || break
    generation=$(printf '%s' "$head" | sed -n 's/.*"generation":"\([^"]*\)".*/\1/p')
    [ -n "$generation" ] || continue
    # One HMGET, so that the value and its proof are of one moment. A missing field is an empty line.
    answer=$(redis HMGET "md:{$catalog}:$1:$generation" '#built' '#meta' "$2")
    [ "$(printf '%s\n' "$answer" | sed -n 1p)" = "$generation" ] || continue
    printf '%s\n' "$answer" | sed -n 3p
    return
  done
  echo "unavailable: ask again, or ask the gRPC service" >&2
  return 7
}

document=$(field i "$code") || exit
if [ -z "$document" ]; then
  code=$(field a "$code") || exit
  [ -n "$code" ] || exit 3
  document=$(field i "$code") || exit
fi
[ -n "$document" ] || exit 3
[ -n "$day" ] || { printf '%s\n' "$document"; exit; }

# No text can hold {"unit":" unescaped, so it only stands where a slice begins; the bounds stand before the name.
printf '%s\n' "$document" | awk -v day="$day" '
  function bound(text, name, at) {
    at = index(text, "\"" name "\":\"")
    return at ? substr(text, at + length(name) + 4, 10) "" : ""
  }
  {
    count = split($0, slices, /\{"unit":"/)
    for (i = 2; i <= count; i++) {
      at = index(slices[i], ",\"name\":\"")
      bounds = substr(slices[i], 1, at)
      end = bound(bounds, "valid_to")
      if (bound(bounds, "valid_from") <= day && (end == "" || day < end)) {
        name = substr(slices[i], at + 9)
        match(name, /^([^"\\]|\\.)*/)
        print substr(name, 1, RLENGTH)
        found = 1
        exit
      }
    }
  }
  END { exit found ? 0 : 3 }'
