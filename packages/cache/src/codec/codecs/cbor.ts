import { Encoder } from 'cbor-x';
import type { Codec } from '../codec.ts';
import { unlessJson } from './unless-json.ts';

const encoder = new Encoder({ useRecords: false, mapsAsObjects: true });

/** "Break": ends what has no length, and begins nothing (RFC 8949, 3.2.1). */
const breakByte = 0xff;

/** CBOR (RFC 8949). */
export const cbor: Codec = unlessJson(
  { id: 3, name: 'cbor', encode: (value) => encoder.encode(value), decode: (bytes) => encoder.decode(bytes) },
  breakByte,
);
