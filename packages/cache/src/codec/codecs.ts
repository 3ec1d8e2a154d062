import type { Codec } from './codec.ts';
import { cbor } from './codecs/cbor.ts';
import { json } from './codecs/json.ts';
import { msgpack, msgpackRecords } from './codecs/msgpack.ts';
import { packed } from './codecs/packed.ts';
import { structuredClone } from './codecs/structured-clone.ts';

/** Every codec by its name. */
export const codecs = {
  json,
  msgpack,
  'msgpack-records': msgpackRecords,
  cbor,
  'structured-clone': structuredClone,
  packed,
} satisfies Record<string, Codec>;

export type CodecName = keyof typeof codecs;
