import { expect, it } from 'vitest';
import { greatCircleKilometres, pointAt } from './sphere.ts';

const denver = { latitude: 39.7392, longitude: -104.9903 };
const boulder = { latitude: 40.015, longitude: -105.2705 };

it('measures a known distance', () => {
  expect(greatCircleKilometres(denver, boulder)).toBeCloseTo(38.87, 1);
  expect(greatCircleKilometres({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(
    20_015.1,
    1,
  );
});

it('comes back from where it goes to, across the 180th meridian too', () => {
  const point = pointAt({ latitude: 52, longitude: 179.9 }, 90, 100);
  expect(point.longitude).toBeLessThan(0);
  expect(greatCircleKilometres({ latitude: 52, longitude: 179.9 }, point)).toBeCloseTo(100, 6);
});
