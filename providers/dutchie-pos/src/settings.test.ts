import { expect, it } from 'vitest';
import { readDutchiePos } from './settings.ts';

const complete = { DUTCHIE_POS_URL: 'https://pos.example', DUTCHIE_POS_KEYS: '42=first, 43=second=' };

it('reads a key for each shop', () => {
  expect(readDutchiePos(complete)).toEqual({
    url: 'https://pos.example',
    keys: new Map([
      ['42', 'first'],
      ['43', 'second='],
    ]),
    callsPerMinute: 120,
    reportsPerMinute: 60,
  });
});

it.each(['DUTCHIE_POS_URL', 'DUTCHIE_POS_KEYS'])('is off without %s', (name) => {
  expect(readDutchiePos({ ...complete, [name]: '' })).toBeNull();
});

it.each([
  ['DUTCHIE_POS_URL', 'pos.example'],
  ['DUTCHIE_POS_KEYS', 'secret-without-a-shop'],
  ['DUTCHIE_POS_KEYS', '42=first,43'],
  ['DUTCHIE_POS_REPORTS_PER_MINUTE', '0'],
])('refuses %s=%s', (name, value) => {
  expect(() => readDutchiePos({ ...complete, [name]: value })).toThrow(`${name} must be`);
});

it('prints no key', () => {
  expect(() => readDutchiePos({ ...complete, DUTCHIE_POS_KEYS: 'secret' })).toThrow(/got a value that is not shown\.$/);
});
