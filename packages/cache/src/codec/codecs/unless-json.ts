import type { Codec } from '../codec.ts';
import { json } from './json.ts';

/**
 * What a binary format's libraries do not bring back as it was, in the bytes they write: a key `__proto__`, which they rename,
 * and half a surrogate pair, which has no UTF-8 and becomes U+FFFD or stands as if it had. Found where there is none, it costs only room.
 */
const unsure = /__proto__|\xef\xbf\xbd|\xed[\xa0-\xbf]/;

/**
 * A codec for every JSON value, from one for almost every one: the rest is written as JSON behind a mark.
 *
 * @param mark a first byte that nothing in the codec's format begins with
 */
export function unlessJson({ id, name, encode, decode }: Codec, mark: number): Codec {
  const marked = Buffer.of(mark);
  return {
    id,
    name,
    encode(value) {
      const bytes = encode(value);
      return unsure.test(bytes.toString('latin1')) ? Buffer.concat([marked, json.encode(value)]) : bytes;
    },
    decode: (bytes) => (bytes[0] === mark ? json.decode(bytes.subarray(1)) : decode(bytes)),
  };
}
