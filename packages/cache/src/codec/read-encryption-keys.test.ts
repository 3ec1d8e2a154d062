import { expect, it } from 'vitest';
import { readEncryptionKeys } from './read-encryption-keys.ts';

const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

it('reads keys in their order', () => {
  expect(readEncryptionKeys(`2:${two.toString('base64')}, 1:${one.toString('base64')}`)).toEqual([
    { id: 2, secret: two },
    { id: 1, secret: one },
  ]);
});

it.each([
  '',
  one.toString('base64'),
  `0:${one.toString('base64')}`,
  `256:${one.toString('base64')}`,
  `1:${Buffer.alloc(31).toString('base64')}`,
  `1:${Buffer.alloc(33).toString('base64')}`,
  `1:${one.toString('hex')}`,
])('refuses what is no key, and does not tell it: %j', (part) => {
  const message =
    'Encryption keys must be id:secret, separated by commas, an id from 1 to 255 and a secret of 32 bytes in base64; the one at place 2 is not.';
  expect(() => readEncryptionKeys(`9:${two.toString('base64')},${part}`)).toThrow(new RangeError(message));
});
