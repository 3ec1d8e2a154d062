import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalText } from './canonical.ts';

it('is the same in whatever order properties stand', () => {
  expect(canonicalText({ b: [1, { y: null, x: 'a' }], a: true })).toBe('{"a":true,"b":[1,{"x":"a","y":null}]}');
});

it('leaves out what is undefined, as JSON does', () => {
  expect(canonicalText({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
});

it('is of one value only, and parses to it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const [text, otherText] = [canonicalText(one), canonicalText(other)];
      const asJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
      expect(JSON.parse(text)).toEqual(asJson(one));
      if (text === otherText) expect(asJson(one)).toEqual(asJson(other));
    }),
    { numRuns: 20_000 },
  );
});

it('is the same for shuffled properties at every depth', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, member]) => [name, reversed(member)]),
    );
  };
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false } as object), (value) => {
      expect(canonicalText(reversed(value))).toBe(canonicalText(value));
    }),
    { numRuns: 5_000 },
  );
});
