// Reads a catalog of MasterData from Redis: node get.mjs CATALOG CODE-OR-ALIAS [DAY]
//
// Prints the JSON document of the code, or with a day (YYYY-MM-DD) the name it had then. Exit codes: 0 found, 3 no such
// code or not in force on the day, 7 unavailable. MASTERDATA_REDIS is host:port (default 127.0.0.1:6380).
import process from "node:process";
import { createClient } from "redis";

/** Redis cannot answer now. It never means that there is no such code. */
class Unavailable extends Error {}

/** One catalog. Keep it: it remembers the newest version it has used and never goes back behind it. */
class Catalog {
  #redis;
  #catalog;
  #generation = null;
  #readAt = 0;
  #newest = { epoch: "", version: 0 };

  constructor(redis, catalog) {
    this.#redis = redis;
    this.#catalog = catalog;
  }

  /** Call this when the channel md:{catalog} says something: the head is read anew. */
  hint() {
    this.#generation = null;
  }

  /** The document of a code; null: there is no such code. */
  async document(code) {
    const text = await this.#field("i", code);
    return text === null ? null : JSON.parse(text);
  }

  /** The code that has this alias; null: no code has it. */
  codeOfAlias(alias) {
    return this.#field("a", alias);
  }

  async #field(kind, field) {
    for (let attempt = 0; attempt < 3; attempt++) {
      const generation = await this.#current();
      if (generation === null) continue;
      const key = `md:{${this.#catalog}}:${kind}:${generation}`;
      const [value, built, meta] = await this.#redis.hmGet(key, [field, "#built", "#meta"]);
      const version = versionOf(meta);
      if (built === generation && version !== null && !isBefore(version, this.#newest)) {
        this.#newest = version;
        return value ?? null;
      }
      this.hint();
    }
    throw new Unavailable(this.#catalog);
  }

  async #current() {
    if (this.#generation === null || performance.now() - this.#readAt >= 1000) {
      this.#readAt = performance.now();
      const text = await this.#redis.get(`md:{${this.#catalog}}:head`);
      this.#generation = text === null ? null : JSON.parse(text).generation;
    }
    return this.#generation;
  }
}

/** The epoch and the version in a "#meta". */
function versionOf(meta) {
  if (!meta) return null;
  const [epoch, version] = meta.split("|");
  return { epoch, version: Number(version) };
}

/** A later life has a greater epoch, whatever its versions are. */
function isBefore(one, other) {
  return one.epoch === other.epoch ? one.version < other.version : one.epoch < other.epoch;
}

/** The slice in force on a day; the first day is in, the last is out, a missing bound is open. */
function sliceOn(document, day) {
  return document.slices.find((slice) => (slice.valid_from ?? "") <= day && (!slice.valid_to || day < slice.valid_to));
}

const [catalog, code, day] = process.argv.slice(2);
// A program that goes on leaves out the reconnectStrategy: then the connection comes back by itself.
const redis = createClient({
  url: `redis://${process.env.MASTERDATA_REDIS ?? "127.0.0.1:6380"}`,
  socket: { connectTimeout: 3000, socketTimeout: 3000, reconnectStrategy: false },
  pingInterval: 1000,
});
redis.on("error", () => {});
try {
  await redis.connect();
  const reader = new Catalog(redis, catalog);
  let document = await reader.document(code);
  const own = document === null ? await reader.codeOfAlias(code) : null;
  if (own !== null) document = await reader.document(own);
  const slice = document === null || day === undefined ? document : sliceOn(document, day);
  if (slice) console.log(day === undefined ? JSON.stringify(document) : slice.name);
  process.exitCode = slice ? 0 : 3;
} catch (failure) {
  console.error(`unavailable: ${failure.message}`);
  process.exitCode = 7;
} finally {
  redis.destroy();
}
