import { GraphError } from '@weedhounds/errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cursor, decodeCursor, encodeCursor } from './cursor.ts';

const values: fc.Arbitrary<Cursor> = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
  ),
  { minLength: 1, maxLength: 4 },
);

/** What decoding came to: the values, or the error's code and argument. */
function decode(text: string, sort: string, arity: number): unknown {
  try {
    return decodeCursor(text, sort, arity);
  } catch (error) {
    if (error instanceof GraphError) return { code: error.code, argument: error.extensions.argument };
    throw error;
  }
}

const refused = { code: 'BAD_USER_INPUT', argument: ['after'] };

describe('a cursor', () => {
  it('reads back as the values it was made of', () => {
    fc.assert(
      fc.property(values, (cursor) => {
        // JSON has no negative zero, and SQL sorts the two alike.
        const expected = cursor.map((value) => (value === 0 ? 0 : value));
        expect(decode(encodeCursor('NAME', cursor), 'NAME', cursor.length)).toEqual(expected);
      }),
    );
  });

  it('needs no escaping in a URL', () => {
    fc.assert(
      fc.property(values, (cursor) => {
        expect(encodeCursor('NAME', cursor)).toMatch(/^[\w-]+$/);
      }),
    );
  });

  it('is refused in another order, and with another number of values', () => {
    fc.assert(
      fc.property(values, (cursor) => {
        const text = encodeCursor('NAME', cursor);
        expect(decode(text, 'PRICE', cursor.length)).toEqual(refused);
        expect(decode(text, 'NAME', cursor.length + 1)).toEqual(refused);
      }),
    );
  });

  it('is refused when one character is changed, or still holds well-formed values', () => {
    fc.assert(
      fc.property(values, fc.nat(), fc.constantFrom('A', 'z', '_', '=', ' ', 'é'), (cursor, at, character) => {
        const text = encodeCursor('NAME', cursor);
        const index = at % text.length;
        const result = decode(text.slice(0, index) + character + text.slice(index + 1), 'NAME', cursor.length);
        if (!Array.isArray(result)) expect(result).toEqual(refused);
        else expect(result.every((value) => value === null || ['string', 'number'].includes(typeof value))).toBe(true);
      }),
    );
  });

  it('cannot hold a number that is not finite', () => {
    expect(() => encodeCursor('PRICE', [Number.NaN, 'itm_1'])).toThrow(
      "A cursor's numbers must be finite; got NaN in the order PRICE.",
    );
  });
});

describe('a text that is no cursor', () => {
  const encode = (text: string) => Buffer.from(text).toString('base64url');

  it('is refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decode(text, 'NAME', 2)).toEqual(refused);
      }),
    );
  });

  it.each([
    ['other JSON', encode('{"sort":"NAME"}')],
    ['no values at all', encode('[]')],
    ['a list of lists', encode('["NAME",["a"],"b"]')],
    ['a boolean', encode('["NAME",true,"b"]')],
    ['a number too large for JavaScript', encode('["NAME",1e999,"b"]')],
    ['bytes that are not UTF-8 inside the JSON', Buffer.from([0x5b, 0xff, 0x5d]).toString('base64url')],
    ['plain base64 with padding', Buffer.from('["NAME","a","b"]').toString('base64')],
    ['more than 2,000 characters', encode(JSON.stringify(['NAME', 'a'.repeat(2000), 'b']))],
    ['the empty text', ''],
  ])('is refused: %s', (_title, text) => {
    expect(decode(text, 'NAME', 2)).toEqual(refused);
  });
});
