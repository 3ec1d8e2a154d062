export type { Codec, Opened, Rejection, Sealer } from './codec.ts';
export { type CodecName, codecs } from './codecs.ts';
export { type CompressionName, compressions } from './compressions.ts';
export { createSealer, type SealerOptions } from './create-sealer.ts';
export { type Encoding, encodingByPolicy, profileEncoding, usualEncoding } from './encoding.ts';
