#!/bin/sh
# Reads a catalog of MasterData with redis-cli alone: sh get.sh CATALOG CODE
# Prints the JSON document of the code. Exit codes: 0 found, 3 there is no such code, 7 unavailable, 2 usage.
# MASTERDATA_REDIS is host:port (default 127.0.0.1:6380), REDISCLI_AUTH the password if there is one.
catalog=$1
code=$2
[ -n "$catalog" ] && [ -n "$code" ] || { echo "usage: sh get.sh CATALOG CODE" >&2; exit 2; }
address=${MASTERDATA_REDIS:-127.0.0.1:6380}
redis() { redis-cli --raw -h "${address%:*}" -p "${address##*:}" "$@" 2>/dev/null; }

for attempt in 1 2 3; do
  head=$(redis GET "md:{$catalog}:head")
  generation=$(printf '%s' "$head" | sed -n 's/.*"generation":"\([^"]*\)".*/\1/p')
  [ -n "$generation" ] || continue
  # One HMGET, so that the document and its proof are of one moment. A missing field is an empty line.
  answer=$(redis HMGET "md:{$catalog}:i:$generation" '#built' '#meta' "$code")
  [ "$(printf '%s\n' "$answer" | sed -n 1p)" = "$generation" ] || continue
  document=$(printf '%s\n' "$answer" | sed -n 3p)
  [ -n "$document" ] || exit 3
  printf '%s\n' "$document"
  exit 0
done
echo "unavailable: ask again, or ask the gRPC service" >&2
exit 7
