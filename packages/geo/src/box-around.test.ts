import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Box, boxAround, type Circle } from './box-around.ts';
import { greatCircleKilometres, pointAt } from './sphere.ts';

function holds({ south, north, longitudes }: Box, point: { latitude: number; longitude: number }): boolean {
  const { latitude, longitude } = point;
  const isEastWest = longitudes.some(({ west, east }) => west <= longitude && longitude <= east);
  return south <= latitude && latitude <= north && isEastWest;
}

const circles: fc.Arbitrary<Circle> = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  radius: fc.double({ min: 0.001, max: 500, noNaN: true }),
});

it('holds every point of its circle, at the poles and across the 180th meridian too', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const bearing = fc.double({ min: 0, max: 360, noNaN: true });
  fc.assert(
    fc.property(circles, share, bearing, (circle, distance, direction) => {
      expect(holds(boxAround(circle), pointAt(circle, direction, distance * circle.radius))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it('is no wider than it must be away from the poles', () => {
  const circle = { latitude: 39.7, longitude: -105, radius: 25 };
  const { south, north, longitudes } = boxAround(circle);
  const [{ west, east } = { west: 0, east: 0 }] = longitudes;
  const edges = [
    { latitude: south, longitude: -105 },
    { latitude: north, longitude: -105 },
    { latitude: 39.7, longitude: west },
    { latitude: 39.7, longitude: east },
  ];
  for (const edge of edges) expect(greatCircleKilometres(circle, edge)).toBeCloseTo(25, 2);
});

it('has two stretches of longitude where the circle crosses the 180th meridian', () => {
  expect(boxAround({ latitude: 52, longitude: 179.9, radius: 100 }).longitudes).toEqual([
    { west: expect.closeTo(178.439, 3), east: 180 },
    { west: -180, east: expect.closeTo(-178.639, 3) },
  ]);
  expect(boxAround({ latitude: 52, longitude: -179.9, radius: 100 }).longitudes).toEqual([
    { west: expect.closeTo(178.639, 3), east: 180 },
    { west: -180, east: expect.closeTo(-178.439, 3) },
  ]);
});

it('has every longitude where the circle holds a pole', () => {
  expect(boxAround({ latitude: 89, longitude: 10, radius: 200 })).toEqual({
    south: expect.closeTo(87.2, 1),
    north: 90,
    longitudes: [{ west: -180, east: 180 }],
  });
});
