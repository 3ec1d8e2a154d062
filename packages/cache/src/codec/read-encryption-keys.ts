import type { EncryptionKey, EncryptionKeys } from './encryption.ts';

const expected =
  'Encryption keys must be id:secret, separated by commas, an id from 1 to 255 and a secret of 32 bytes in base64';

/**
 * The keys in a setting such as `2:base64,1:base64`: the first encrypts, all decrypt.
 *
 * @throws RangeError for a setting that holds none or that cannot be read; its message holds no secret
 */
export function readEncryptionKeys(setting: string): EncryptionKeys {
  const [first, ...others] = setting.split(',').map(readKey);
  if (!first) throw new RangeError(`${expected}; got none.`);
  return [first, ...others];
}

function readKey(part: string, index: number): EncryptionKey {
  const [, id = '', text = ''] = /^\s*(\d{1,3}):([A-Za-z0-9+/]{43}=)\s*$/.exec(part) ?? [];
  const number = Number(id);
  if (number < 1 || number > 255) throw new RangeError(`${expected}; the one at place ${index + 1} is not.`);
  return { id: number, secret: Buffer.from(text, 'base64') };
}
