import { expect, it } from 'vitest';
import { readOcs } from './settings.ts';

it('reads its settings', () => {
  expect(readOcs({ OCS_URL: 'https://shop.example' })).toEqual({ url: 'https://shop.example', callsPerMinute: 60 });
  expect(readOcs({ OCS_URL: 'https://shop.example', OCS_CALLS_PER_MINUTE: '10' })).toMatchObject({
    callsPerMinute: 10,
  });
});

it('is off without its address', () => {
  expect(readOcs({})).toBeNull();
});

it.each([
  ['OCS_URL', 'shop.example'],
  ['OCS_CALLS_PER_MINUTE', '0'],
])('refuses %s=%s', (name, value) => {
  expect(() => readOcs({ OCS_URL: 'https://shop.example', [name]: value })).toThrow(`${name} must be`);
});
