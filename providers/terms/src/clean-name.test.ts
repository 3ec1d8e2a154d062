import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName } from './clean-name.ts';

describe('cleanName', () => {
  it.each([
    ['Blue Dream', 'Blue Dream', []],
    ['  Blue   Dream - ', 'Blue Dream', []],
    ['Body Butter â€“ 2 Oz', 'Body Butter – 2 Oz', ['mojibake-repaired']],
    ['G-Cupâ„¢ Latte', 'G-Cup™ Latte', ['mojibake-repaired']],
    ['<b>Blue</b> Dream &amp; Haze', 'Blue Dream & Haze', ['html-removed']],
    ['Blue\u0000 Dream\u200b', 'Blue Dream', ['control-characters-removed']],
    ['Blue\tDream', 'Blue Dream', ['control-characters-removed']],
    ['🔥 Blue Dream', 'Blue Dream', ['emoji-removed']],
    ['Blue Dream (NEW!)', 'Blue Dream', ['marketing-removed']],
    ['**20% OFF** Blue Dream', 'Blue Dream', ['marketing-removed']],
    ['ON SALE! Blue Dream', 'Blue Dream', ['marketing-removed']],
    ['New York Diesel (I)', 'New York Diesel (I)', []],
    ['Hot Chocolate [10pk]', 'Hot Chocolate [10pk]', []],
  ])('shows %j as %j', (raw, name, rules) => {
    expect(cleanName(raw)).toEqual({ name, rules });
  });

  it('leaves no control character and no double blank in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        expect(cleanName(raw).name).not.toMatch(/\p{Cc}|\s\s|^\s|\s$/u);
      }),
    );
  });
});
