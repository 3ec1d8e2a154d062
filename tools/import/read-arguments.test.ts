import { expect, it } from 'vitest';
import { readArguments } from './read-arguments.ts';

it.each([
  [['lab', 'a.csv'], { kind: 'lab', format: 'mcr-labs', file: 'a.csv', currency: 'USD', rejects: '.' }],
  [
    ['jurisdictions', 'a.json'],
    { kind: 'jurisdictions', format: 'state-rules', file: 'a.json', currency: 'USD', rejects: '.' },
  ],
  [
    ['strains', 'a.csv', '--format', 'lineage'],
    { kind: 'strains', format: 'lineage', file: 'a.csv', currency: 'USD', rejects: '.' },
  ],
  [
    ['menu', 'a.json', '--dispensary', 'Green', '--jurisdiction', 'ON', '--currency', 'CAD'],
    {
      kind: 'menu',
      format: 'dutchie',
      file: 'a.json',
      currency: 'CAD',
      rejects: '.',
      shop: { name: 'Green', jurisdiction: 'ON' },
    },
  ],
  [
    ['menu', 'a.json', '--format', 'sweed', '--dispensary', 'Green', '--jurisdiction', 'NJ'],
    {
      kind: 'menu',
      format: 'sweed',
      file: 'a.json',
      currency: 'USD',
      rejects: '.',
      shop: { name: 'Green', jurisdiction: 'NJ' },
    },
  ],
])('reads %j', (args, expected) => {
  expect(readArguments(args)).toEqual(expected);
});

it.each([
  [[], /^Usage: /],
  [['lab'], /^Usage: /],
  [['prices', 'a.csv'], /^Usage: /],
  [['lab', 'a.csv', 'b.csv'], /^Usage: /],
  [['lab', 'a.csv', '--format', 'kushy'], /--format of lab must be mcr-labs; got kushy/],
  [['menu', 'a.json', '--jurisdiction', 'NJ'], /A menu needs its shop/],
  [['menu', 'a.json', '--dispensary', 'X', '--jurisdiction', 'NJ', '--currency', 'dollars'], /--currency must be/],
  [['lab', 'a.csv', '--sheet', '2'], /Unknown option '--sheet'/],
])('refuses %j', (args, message) => {
  expect(() => readArguments(args)).toThrow(message);
});
