import type { PurgeMode } from '../purge-log.ts';

/**
 * Begins a sequence where there is none, adds a purge where one is given, and tells what was purged since the caller last heard.
 * A sequence that is behind what the caller has heard of has lost purges (a replica took over, or an older file was loaded): another is begun.
 * Generation and number share a key, so that neither is evicted alone. Identifiers in the stream are the numbers themselves.
 *
 * KEYS: the sequence (hash), the last purges (stream).
 * ARGV: generation and number last heard of, a new generation's name, `anew` to begin one in any case or an empty string, how many purges the
 * stream holds, the channel, and for a purge its mode and its tags as JSON.
 */
export const sequenceScript = `
local known, new, mostPurges, channel, mode, tags = tonumber(ARGV[2]), ARGV[3], ARGV[5], ARGV[6], ARGV[7], ARGV[8]
local sequence = redis.call('HMGET', KEYS[1], 'generation', 'number')
local generation, number = sequence[1], tonumber(sequence[2] or 0)
local isBehind = generation == ARGV[1] and number < known
if not generation or isBehind or ARGV[4] == 'anew' then
  generation, number = new, 0
  redis.call('DEL', KEYS[2])
  redis.call('HSET', KEYS[1], 'generation', generation, 'number', 0)
end
if mode then
  number = redis.call('HINCRBY', KEYS[1], 'number', 1)
  redis.call('XADD', KEYS[2], 'MAXLEN', '=', mostPurges, number .. '-0', 'mode', mode, 'tags', tags)
  redis.call('PUBLISH', channel, cjson.encode({ generation = generation, number = number, mode = mode, tags = tags }))
end
local from = '-'
if generation == ARGV[1] then from = (known + 1) .. '-0' end
return { generation, number, redis.call('XRANGE', KEYS[2], from, '+') }
`;

/** One purge of a sequence. */
export interface NumberedPurge {
  number: number;
  mode: PurgeMode;
  tags: readonly string[];
}

/** What the script answers: where the sequence is, and those of its purges after what the caller knew that are still remembered. */
export interface Tidings {
  generation: string;
  number: number;
  purges: readonly NumberedPurge[];
}

/** Reads the script's reply. @throws Error where it is not one */
export function readTidings(reply: unknown): Tidings {
  const [generation, number, rows] = reply as [string, number, readonly [string, readonly string[]][]];
  return {
    generation,
    number,
    purges: rows.map(([id, [, mode, , tags]]) => ({
      number: Number.parseInt(id, 10),
      mode: readMode(mode),
      tags: readTags(tags),
    })),
  };
}

/** Reads what the script publishes. @throws Error where it is not that */
export function readPublished(message: string): NumberedPurge & { generation: string } {
  const { generation, number, mode, tags } = JSON.parse(message);
  return { generation: String(generation), number: Number(number), mode: readMode(mode), tags: readTags(tags) };
}

function readMode(mode: unknown): PurgeMode {
  if (mode === 'SOFT' || mode === 'HARD') return mode;
  throw new TypeError(`A purge is SOFT or HARD; got ${String(mode)}.`);
}

function readTags(json: unknown): readonly string[] {
  const tags: unknown = JSON.parse(String(json));
  if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string')) return tags;
  throw new TypeError(`Tags are a list of texts; got ${String(json)}.`);
}
