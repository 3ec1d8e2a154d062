import { expect, it } from 'vitest';
import { createSealer } from './create-sealer.ts';

it('opens what it sealed', () => {
  const sealer = createSealer();
  const value = { name: 'Blue Dream', prices: [10.5, null] };
  expect(sealer.open('a', sealer.seal('a', value))).toEqual({ kind: 'opened', value });
});
