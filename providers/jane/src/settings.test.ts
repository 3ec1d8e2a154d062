import { expect, it } from 'vitest';
import { readJane } from './settings.ts';

const complete = {
  JANE_SEARCH_URL: 'https://search.example',
  JANE_API_URL: 'https://api.example',
  JANE_APPLICATION_ID: 'id',
  JANE_SEARCH_KEY: 'key',
};

it('reads its settings', () => {
  expect(readJane({ ...complete, JANE_CALLS_PER_MINUTE: '60' })).toEqual({
    searchUrl: 'https://search.example',
    apiUrl: 'https://api.example',
    applicationId: 'id',
    searchKey: 'key',
    callsPerMinute: 60,
  });
});

it('asks for shops where it asks for menus, unless told another address', () => {
  expect(readJane({ ...complete, JANE_API_URL: '' })).toMatchObject({
    apiUrl: 'https://search.example',
    callsPerMinute: 240,
  });
});

it.each(['JANE_SEARCH_URL', 'JANE_APPLICATION_ID', 'JANE_SEARCH_KEY'])('is off without %s', (name) => {
  expect(readJane({ ...complete, [name]: undefined })).toBeNull();
});

it.each([
  ['JANE_SEARCH_URL', 'search.example'],
  ['JANE_CALLS_PER_MINUTE', '0'],
  ['JANE_CALLS_PER_MINUTE', 'many'],
])('refuses %s=%s', (name, value) => {
  expect(() => readJane({ ...complete, [name]: value })).toThrow(`${name} must be`);
});
