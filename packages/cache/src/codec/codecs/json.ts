import type { Codec } from '../codec.ts';

/** JSON text in UTF-8. */
export const json: Codec = {
  id: 0,
  name: 'json',
  encode: (value) => Buffer.from(JSON.stringify(value)),
  decode: (bytes) => JSON.parse(bytes.toString('utf8')),
};
