import { expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

it.each([
  ['plain', '{"a":{"__proto__":{"isAdmin":true},"b":1}}'],
  ['escaped', '{"a":{"\\u005f_pr\\u006Fto__":{"isAdmin":true},"b":1}}'],
  ['escaped whole', '{"a":{"\\u005f\\u005f\\u0070\\u0072\\u006f\\u0074\\u006f\\u005f\\u005f":null,"b":1}}'],
  ['within itself', '{"a":{"__proto__":{"__proto__":{}},"b":1}}'],
])('leaves out properties named __proto__, %s', (_, text) => {
  const parsed = parseJson(text) as { a: object };
  expect(Object.getOwnPropertyNames(parsed.a)).toEqual(['b']);
  expect(Object.getPrototypeOf(parsed.a)).toBe(Object.prototype);
});

it('keeps texts that speak of it, and names that differ in case', () => {
  const value = { 'a __proto__': '__proto__', list: ['__proto__', '\u00e9'], __Proto__: 1 };
  expect(parseJson(JSON.stringify(value))).toEqual(value);
  expect(parseJson('{"a":"\\u005f_proto__"}')).toEqual({ a: '__proto__' });
});

it('refuses what is no JSON', () => {
  expect(() => parseJson('{"__proto__":')).toThrow(SyntaxError);
  expect(() => parseJson('<html>')).toThrow(SyntaxError);
});
