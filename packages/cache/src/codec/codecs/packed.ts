import type { Codec } from '../codec.ts';
import { readPacked } from '../packed/read-packed.ts';
import { writePacked } from '../packed/write-packed.ts';

/**
 * For profiles: many small decimal numbers under names that come again and again, as in lists of `{ analyte, percent }` or
 * records of one number an analyte. Each string and each list of names is written once, and a number as its digits, exactly.
 */
export const packed: Codec = { id: 5, name: 'packed', encode: writePacked, decode: readPacked };
