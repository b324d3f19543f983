"""Keeps a whole, proven copy of a catalog of MasterData in step with Redis: python3 follow.py CATALOG

Prints a line "EPOCH VERSION DIGEST DOCUMENTS copy|delta" for each state it has taken, and goes on until it is ended. What
it cannot read or prove it does not take: it keeps what it has and says so on standard error. MASTERDATA_REDIS is host:port
(default 127.0.0.1:6380). How documents become bytes: docs/canonical-form.md.
"""

import hashlib
import json
import os
import struct
import sys
import time

import redis


class Unavailable(Exception):
    """Redis cannot give the newest version now. What was taken before still holds."""


class Copy:
    """All documents of one version; never changed once it is made."""

    def __init__(self, catalog, epoch, version, documents, leaves):
        self.catalog, self.epoch, self.version = catalog, epoch, version
        self.documents, self._leaves = documents, leaves

    @staticmethod
    def empty(catalog):
        return Copy(catalog, "", 0, {}, {})

    def with_changes(self, epoch, version, changed, removed):
        documents, leaves = dict(self.documents), dict(self._leaves)
        for key in removed:
            documents.pop(key, None)
            leaves.pop(key, None)
        for key, document in changed.items():
            documents[key] = document
            leaves[key] = hashlib.sha256(canonical(self.catalog, document)).digest()
        return Copy(self.catalog, epoch, version, documents, leaves)

    def digest(self):
        buckets = [b""] * 256
        for key in sorted(self._leaves, key=str.encode):
            buckets[hashlib.sha256(key.encode()).digest()[0]] += text(key) + self._leaves[key]
        proofs = [hashlib.sha256(bucket).digest() if bucket else bytes(32) for bucket in buckets]
        content = hashlib.sha256(u64(len(self._leaves)) + b"".join(proofs)).digest()
        return hashlib.sha256(text(self.catalog) + text(self.epoch) + u64(self.version) + content).hexdigest()


def newest(connection, have):
    """What the head in Redis says, and how it was reached; `have` itself where that is it or newer."""
    head = connection.get(f"md:{{{have.catalog}}}:head")
    if head is None:
        raise Unavailable("there is no head")
    head = json.loads(head)
    if (head["epoch"], head["version"]) <= (have.epoch, have.version):
        return have, None

    # The deltas from what we have on are enough, whatever generation they belong to; else all is read.
    starts = [int(span.split("-")[0]) for span in head["deltas"]]
    if head["epoch"] == have.epoch and have.version in starts:
        how, copy, spans = "delta", have, head["deltas"][starts.index(have.version):]
    else:
        how, copy, spans = "copy", base(connection, have.catalog, head), head["deltas"]
    for span in spans:
        start, end = (int(number) for number in span.split("-"))
        delta = part(connection, have.catalog, head, f"d:{head['generation']}:{span}", end)
        if start != copy.version:
            raise Unavailable(f"the deltas leave out what follows version {copy.version}")
        copy = copy.with_changes(head["epoch"], end, delta["changed"], delta["removed"])
    if copy.version != head["version"] or copy.digest() != head["digest"]:
        raise Unavailable(f"what was read is not version {head['version']}: its digest differs")
    return copy, how


def base(connection, catalog, head):
    documents = {}
    for number in range(head["chunks"]):
        chunk = part(connection, catalog, head, f"s:{head['generation']}:{number}", head["base"])
        documents.update(chunk["documents"])
    return Copy.empty(catalog).with_changes(head["epoch"], head["base"], documents, [])


def part(connection, catalog, head, name, version):
    value = connection.get(f"md:{{{catalog}}}:{name}")
    if value is None:
        raise Unavailable(f"{name} is missing")
    value = json.loads(value)
    if (value["catalog"], value["epoch"], value["version"]) != (catalog, head["epoch"], version):
        raise Unavailable(f"{name} belongs to something else")
    return value


def canonical(catalog, document):
    forms = {"item": item, "act": act, "catalog": about}
    return text(document["type"]) + text(catalog) + forms[document["type"]](document)


def item(d):
    return (texts(d, "code") + strings(d, "aliases") + objects(d, "slices", slice_) + objects(d, "legs", leg))


def slice_(d):
    attributes = d.get("attributes", {}).items()
    return (texts(d, "unit", "valid_from", "valid_to", "name", "short_name", "kind", "parent")
            + u32(len(attributes)) + b"".join(text(name) + text(value) for name, value in attributes)
            + strings(d, "start_acts") + strings(d, "end_acts")
            + word(d, "disposition", ["", "legs", "none", "not_recorded"], 0) + texts(d, "reason"))


def leg(d):
    return (texts(d, "date", "from", "to") + word(d, "extent", ["whole", "part"], 1) + texts(d, "event")
            + strings(d, "acts"))


def act(d):
    return texts(d, "id", "number", "kind", "issuer", "issued_on", "in_force_on", "operates_from", "title", "link")


def about(d):
    schema = d["schema"]
    return (texts(d, "name_vi", "name_en", "owner") + strings(d, "legal_basis") + word(d, "role", ["register", "mirror"], 1)
            + texts(d, "source", "time_zone", "records_begin", "transitions_complete_since")
            + objects(schema, "kinds", lambda k: texts(k, "id", "name_vi", "name_en", "tier", "code_pattern", "name_prefix"))
            + objects(schema, "parents", lambda p: texts(p, "kind", "parent", "valid_from", "valid_to"))
            + objects(schema, "attributes", attribute) + objects(schema, "aliases", lambda a: texts(a, "pattern", "code"))
            + word(schema, "merge_result", ["new", "continues"], 1))


def attribute(d):
    types = ["text", "integer", "decimal", "date", "boolean", "choice", "reference"]
    return (texts(d, "id", "name_vi", "name_en") + word(d, "type", types, 1) + bytes([d.get("required", False)])
            + u32(d.get("max_length", 0)) + texts(d, "pattern") + strings(d, "choices") + texts(d, "catalog"))


def u32(number):
    return struct.pack(">I", number)


def u64(number):
    return struct.pack(">Q", number)


def text(value):
    return u32(len(value.encode())) + value.encode()


def texts(d, *names):
    return b"".join(text(d.get(name, "")) for name in names)


def strings(d, name):
    return u32(len(d.get(name, []))) + b"".join(text(value) for value in d.get(name, []))


def objects(d, name, form):
    return u32(len(d.get(name, []))) + b"".join(form(value) for value in d.get(name, []))


def word(d, name, words, first):
    return bytes([words.index(d.get(name, "")) + first])


def main(catalog):
    host, port = os.environ.get("MASTERDATA_REDIS", "127.0.0.1:6380").split(":")
    connection = redis.Redis(host, int(port), decode_responses=True, socket_timeout=3)
    hints = connection.pubsub(ignore_subscribe_messages=True)
    copy = Copy.empty(catalog)
    while True:
        try:
            copy, how = newest(connection, copy)
            if how is not None:
                print(copy.epoch, copy.version, copy.digest(), len(copy.documents), how, flush=True)
            if not hints.subscribed:
                hints.subscribe(f"md:{{{catalog}}}")
            hints.get_message(timeout=1.0)  # a hint, or a second has passed
            while hints.get_message(timeout=0):
                pass  # however many there are, one look at the head is enough
        except (Unavailable, redis.RedisError) as failure:
            print(f"unavailable: {failure}", file=sys.stderr, flush=True)
            time.sleep(0.5)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except KeyboardInterrupt:
        pass
