import { Packr } from 'msgpackr';
import type { Codec } from '../codec.ts';
import { unlessJson } from './unless-json.ts';

const plain = new Packr({ useRecords: false });
const records = new Packr({ useRecords: true });

/** MessagePack leaves this byte without a meaning: https://github.com/msgpack/msgpack/blob/master/spec.md#formats */
const neverUsed = 0xc1;

/** MessagePack as everyone reads it. */
export const msgpack: Codec = unlessJson(
  { id: 1, name: 'msgpack', encode: (value) => plain.pack(value), decode: (bytes) => plain.unpack(bytes) },
  neverUsed,
);

/**
 * MessagePack with msgpackr's records: the names of objects of one shape are written once a value. They are shared within
 * a value only: names that several values shared would have to be found again by whoever reads one, in any process.
 */
export const msgpackRecords: Codec = unlessJson(
  { id: 2, name: 'msgpack-records', encode: (value) => records.pack(value), decode: (bytes) => records.unpack(bytes) },
  neverUsed,
);
