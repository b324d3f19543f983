"""Reads a catalog of MasterData from Redis: python3 get.py CATALOG CODE-OR-ALIAS [DAY]

Prints the JSON document of the code, or with a day (YYYY-MM-DD) the name it had then. Exit codes: 0 found, 3 no such
code or not in force on the day, 7 unavailable. MASTERDATA_REDIS is host:port (default 127.0.0.1:6380).
"""

import json
import os
import sys
import time

import redis


class Unavailable(Exception):
    """Redis cannot answer now. It never means that there is no such code."""


class Catalog:
    """One catalog. Keep it: it remembers the newest version it has used and never goes back behind it."""

    def __init__(self, connection, catalog):
        self._redis, self._catalog = connection, catalog
        self._generation, self._read_at, self._newest = None, 0.0, ("", 0)

    def hint(self):
        """Call this when the channel md:{catalog} says something: the head is read anew."""
        self._generation = None

    def document(self, code):
        """The document of a code; None: there is no such code."""
        text = self._field("i", code)
        return None if text is None else json.loads(text)

    def code_of_alias(self, alias):
        """The code that has this alias; None: no code has it."""
        return self._field("a", alias)

    def _field(self, kind, field):
        for _ in range(3):
            generation = self._current()
            if generation is None:
                continue
            key = f"md:{{{self._catalog}}}:{kind}:{generation}"
            value, built, meta = self._redis.hmget(key, field, "#built", "#meta")
            version = version_of(meta)
            if built == generation and version is not None and version >= self._newest:
                self._newest = version
                return value
            self.hint()
        raise Unavailable(self._catalog)

    def _current(self):
        if self._generation is None or time.monotonic() - self._read_at >= 1:
            self._read_at = time.monotonic()
            text = self._redis.get(f"md:{{{self._catalog}}}:head")
            self._generation = None if text is None else json.loads(text)["generation"]
        return self._generation


def version_of(meta):
    """The epoch and the version in a "#meta"; a later life has a greater epoch, whatever its versions are."""
    if not meta:
        return None
    epoch, version = meta.split("|")
    return epoch, int(version)


def slice_on(document, day):
    """The slice in force on a day; the first day is in, the last is out, a missing bound is open."""
    for piece in document["slices"]:
        if piece.get("valid_from", "") <= day and day < piece.get("valid_to", "9999-12-31~"):
            return piece
    return None


def main(catalog, code, day=None):
    host, port = os.environ.get("MASTERDATA_REDIS", "127.0.0.1:6380").split(":")
    reader = Catalog(redis.Redis(host, int(port), decode_responses=True, socket_timeout=3), catalog)
    try:
        document = reader.document(code)
        if document is None and (own := reader.code_of_alias(code)) is not None:
            document = reader.document(own)
    except (Unavailable, redis.RedisError) as failure:
        print(f"unavailable: {failure}", file=sys.stderr)
        return 7
    if document is None:
        return 3
    if day is None:
        print(json.dumps(document, ensure_ascii=False, separators=(",", ":")))
        return 0
    piece = slice_on(document, day)
    if piece is None:
        return 3
    print(piece["name"])
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
