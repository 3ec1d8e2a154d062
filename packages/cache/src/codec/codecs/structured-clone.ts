import { deserialize, serialize } from 'node:v8';
import type { Codec } from '../codec.ts';

/** V8's structured clone: what an older Node cannot read of a newer one's is refused by its own version byte. */
export const structuredClone: Codec = { id: 4, name: 'structured-clone', encode: serialize, decode: deserialize };
