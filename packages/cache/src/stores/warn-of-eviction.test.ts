import { expect, test } from 'vitest';
import { describeEviction, warnOfEviction } from './warn-of-eviction.ts';

test.for(['volatile-lru', 'volatile-lfu', 'volatile-random', 'volatile-ttl'])(
  'finds nothing wrong with %s',
  (policy) => {
    expect(describeEviction(policy)).toBeUndefined();
  },
);

test.for(['noeviction', 'allkeys-lru'])('names %s, and what to set instead', (policy) => {
  expect(describeEviction(policy)).toContain(`maxmemory-policy ${policy}:`);
  expect(describeEviction(policy)).toContain('volatile-lfu');
});

test('says nothing where Redis does not tell', async () => {
  const warnings: string[] = [];
  const warn = (message: string) => warnings.push(message);
  await warnOfEviction(() => Promise.reject(new Error('lost')), warn);
  await warnOfEviction(async () => 'used_memory:1\r\n', warn);
  expect(warnings).toEqual([]);
});
