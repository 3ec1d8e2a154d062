import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, repairMojibake } from './plain-text.ts';

describe('plainText', () => {
  it.each([
    [
      "<p>It's 50/50&nbsp;indica &amp; sativa,<br/>very&#8212;very calm.</p>\n",
      "It's 50/50 indica & sativa, very—very calm.",
    ],
    ['THC < 5 > CBD', 'THC < 5 > CBD'],
    ['&bogus; &#0; &#x110000;', '&bogus; &#0; &#x110000;'],
    ['<!-- a --><b>x</b>', 'x'],
  ])('reads %s', (html, text) => {
    expect(plainText(html)).toBe(text);
  });
});

describe('repairMojibake', () => {
  it.each([
    ['SeÃ±or Jack', 'Señor Jack'],
    ['CrÃ¨me BrÃ»lÃ©e', 'Crème Brûlée'],
    ['Hawaiâ€™i â€˜78', 'Hawai’i ‘78'],
  ])('repairs %s', (broken, repaired) => {
    expect(repairMojibake(broken)).toBe(repaired);
  });

  it.each(['Oké 47', 'God’s Treat', 'Gron', 'â€ 漢'])('leaves %s as it is', (text) => {
    expect(repairMojibake(text)).toBe(text);
  });

  it('leaves text without Latin capitals and signs in a row as it is', () => {
    // Two apostrophes after an accent could be the bytes of one character.
    const words = fc.stringMatching(/^[\w 'áéíóúñç’]*$/).map((text) => text.replace(/’+/g, '’'));
    fc.assert(fc.property(words, (text) => repairMojibake(text) === text));
    expect(repairMojibake('é’’')).toBe('钒');
  });
});
