import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createId, idPrefix } from './id.ts';

const prefixes = fc.constantFrom('dsp', 'jur', 'mnu', 'itm', 'var', 'str', 'smp', 'ana', 'rev');

it('is the same on every machine', () => {
  expect([createId('ana', 'thc'), createId('str', 'US-CO', 'Gorilla Glue #4'), createId('jur')]).toEqual([
    'ana_f311a150ef781989c3af',
    'str_b6b10dc8b20d9c292ee3',
    'jur_e3b0c44298fc1c149afb',
  ]);
});

it('differs when the natural key does, also where its parts join to the same text', () => {
  fc.assert(
    fc.property(prefixes, fc.array(fc.string()), fc.array(fc.string()), (prefix, one, other) => {
      const isSameKey = JSON.stringify(one) === JSON.stringify(other);
      expect(createId(prefix, ...one) === createId(prefix, ...other)).toBe(isSameKey);
    }),
  );
  expect(createId('itm', 'ab', 'c')).not.toBe(createId('itm', 'a', 'bc'));
  expect(createId('itm', '1:a')).not.toBe(createId('itm', '', 'a'));
});

it('shows its prefix', () => {
  fc.assert(
    fc.property(prefixes, fc.array(fc.string()), (prefix, key) => {
      expect(idPrefix(createId(prefix, ...key))).toBe(prefix);
    }),
  );
});

it.each([
  '',
  'str',
  'str_',
  'str_abc',
  '0123456789abcdef0123',
  'str0123456789abcdef0123',
  'xyz_0123456789abcdef0123',
  'STR_0123456789abcdef0123',
  'str_0123456789abcdef01234',
])('has no prefix when it is %j, which createId never makes', (id) => {
  expect(idPrefix(id)).toBeUndefined();
});
