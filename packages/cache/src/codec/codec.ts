/** Turns JSON values into bytes and back. `decode` may throw on bytes that it did not make. */
export interface Codec {
  /** Stands in every value that is kept: never changes, never means another codec. */
  id: number;
  name: string;
  encode(value: unknown): Buffer;
  decode(bytes: Buffer): unknown;
}

/** Why bytes are not taken for a value. */
export type Rejection = 'corrupt' | 'other version' | 'too large' | 'tampered';

export type Opened = { kind: 'opened'; value: unknown } | { kind: 'rejected'; reason: Rejection };

/** Turns values into what is kept of them, and back. */
export interface Sealer {
  /** @param key under which the bytes are kept: they open under no other */
  seal(key: string, value: unknown): Buffer;
  /** Never throws. */
  open(key: string, bytes: Buffer): Opened;
}
