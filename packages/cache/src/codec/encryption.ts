import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** A secret that values are encrypted with. */
export interface EncryptionKey {
  /** From 1 to 255; stands in what it encrypts. Never used again for another secret. */
  id: number;
  /** 32 random bytes. */
  secret: Buffer;
}

/** Encrypts with the first, decrypts with any: a new key goes in front, and the old one goes when what it encrypted is gone. */
export type EncryptionKeys = readonly [EncryptionKey, ...EncryptionKey[]];

/** How many bytes encrypted ones are longer. */
export const encryptionOverhead = nonceLength + tagLength;

/**
 * Encrypts by AES-256-GCM: nonce, tag, ciphertext. Nonces are drawn at random, so that a key is good for 2^32 values
 * (NIST SP 800-38D, 8.3): replace it before.
 *
 * @param bound what the bytes belong to: they decrypt only beside the same
 */
export function encrypt(plain: Buffer, secret: Buffer, bound: Buffer, random: (size: number) => Buffer = randomBytes) {
  const nonce = random(nonceLength);
  const cipher = createCipheriv(algorithm, secret, nonce, { authTagLength: tagLength }).setAAD(bound);
  const ciphertext = [cipher.update(plain), cipher.final()];
  return Buffer.concat([nonce, cipher.getAuthTag(), ...ciphertext]);
}

/** The plain bytes again; undefined where they, or what they are bound to, are not what was encrypted with this secret. */
export function decrypt(bytes: Buffer, secret: Buffer, bound: Buffer): Buffer | undefined {
  if (bytes.length < encryptionOverhead) return undefined;
  const decipher = createDecipheriv(algorithm, secret, bytes.subarray(0, nonceLength), { authTagLength: tagLength });
  decipher.setAAD(bound).setAuthTag(bytes.subarray(nonceLength, encryptionOverhead));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(encryptionOverhead)), decipher.final()]);
  } catch {
    return undefined;
  }
}
