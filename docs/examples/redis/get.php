<?php
// Reads a catalog of MasterData from Redis: php get.php CATALOG CODE-OR-ALIAS [DAY]
//
// Prints the JSON document of the code, or with a day (YYYY-MM-DD) the name it had then. Exit codes: 0 found, 3 no such
// code or not in force on the day, 7 unavailable. MASTERDATA_REDIS is host:port (default 127.0.0.1:6380).
declare(strict_types=1);

/** Redis cannot answer now. It never means that there is no such code. */
final class Unavailable extends Exception
{
}

/** One catalog. Keep it as long as the request: it never goes back behind the newest version it has used. */
final class Catalog
{
    private ?string $generation = null;
    private float $readAt = 0;
    /** @var array{string, int} epoch and version; a later life has a greater epoch, whatever its versions are */
    private array $newest = ['', 0];

    public function __construct(private Redis $redis, private string $catalog)
    {
    }

    /** The document of a code; null: there is no such code. */
    public function document(string $code): ?array
    {
        $text = $this->field('i', $code);
        return $text === null ? null : json_decode($text, true, 64, JSON_THROW_ON_ERROR);
    }

    /** The code that has this alias; null: no code has it. */
    public function codeOfAlias(string $alias): ?string
    {
        return $this->field('a', $alias);
    }

    private function field(string $kind, string $field): ?string
    {
        for ($attempt = 0; $attempt < 3; $attempt++) {
            $generation = $this->current();
            if ($generation === null) {
                continue;
            }
            $key = "md:{{$this->catalog}}:$kind:$generation";
            $found = $this->redis->hMGet($key, [$field, '#built', '#meta']);
            $version = self::versionOf($found['#meta']);
            if ($found['#built'] === $generation && $version !== null && $version >= $this->newest) {
                $this->newest = $version;
                return $found[$field] === false ? null : $found[$field];
            }
            $this->generation = null;
        }
        throw new Unavailable($this->catalog);
    }

    private function current(): ?string
    {
        if ($this->generation === null || microtime(true) - $this->readAt >= 1) {
            $this->readAt = microtime(true);
            $text = $this->redis->get("md:{{$this->catalog}}:head");
            $this->generation = $text === false ? null : json_decode($text, true)['generation'];
        }
        return $this->generation;
    }

    /** @return array{string, int}|null */
    private static function versionOf(string|false $meta): ?array
    {
        if ($meta === false) {
            return null;
        }
        [$epoch, $version] = explode('|', $meta);
        return [$epoch, (int) $version];
    }
}

/** The slice in force on a day; the first day is in, the last is out, a missing bound is open. */
function sliceOn(array $document, string $day): ?array
{
    foreach ($document['slices'] as $slice) {
        if (($slice['valid_from'] ?? '') <= $day && (!isset($slice['valid_to']) || $day < $slice['valid_to'])) {
            return $slice;
        }
    }
    return null;
}

[, $catalog, $code] = $argv;
$day = $argv[3] ?? null;
try {
    $redis = new Redis();
    [$host, $port] = explode(':', getenv('MASTERDATA_REDIS') ?: '127.0.0.1:6380');
    $redis->connect($host, (int) $port, 3.0, null, 0, 3.0);
    $reader = new Catalog($redis, $catalog);
    $document = $reader->document($code);
    if ($document === null && ($own = $reader->codeOfAlias($code)) !== null) {
        $document = $reader->document($own);
    }
} catch (Unavailable | RedisException $failure) {
    fwrite(STDERR, "unavailable: {$failure->getMessage()}\n");
    exit(7);
}
$slice = $document === null || $day === null ? $document : sliceOn($document, $day);
if ($slice === null) {
    exit(3);
}
echo $day === null ? json_encode($document, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES) : $slice['name'], "\n";
