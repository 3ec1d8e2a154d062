import { expect, it } from 'vitest';
import { createSamples } from './samples.ts';

it('makes the same entries each time, with a name of their own, for each of the eight policies', () => {
  const samples = createSamples();
  expect(createSamples()).toEqual(samples);
  expect(new Set(samples.map(({ name }) => name)).size).toBe(samples.length);
  expect(new Set(samples.map(({ entry }) => entry.policy)).size).toBe(8);
});

it('makes profiles of forty analytes, and entries from some hundred bytes to tens of kilobytes', () => {
  const sizes = Object.fromEntries(createSamples().map(({ name, entry }) => [name, JSON.stringify(entry).length]));
  expect(sizes['stock-of-item']).toBeLessThan(500);
  expect(sizes['menu-items-50']).toBeGreaterThan(40_000);
  const profile = createSamples().find(({ name }) => name === 'profile-of-40');
  expect(profile?.entry.value).toMatchObject({ analytes: { length: 40 } });
});
