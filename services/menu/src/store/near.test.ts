import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Box, boxAround } from './near.ts';

const radians = (angle: number) => (angle * Math.PI) / 180;

/** Where one gets from a point by going so many kilometres on a bearing (direct geodesic on a sphere). */
function travel(latitude: number, longitude: number, kilometres: number, bearing: number) {
  const angle = kilometres / 6371.0088;
  const [from, course] = [radians(latitude), radians(bearing)];
  const to = Math.asin(Math.sin(from) * Math.cos(angle) + Math.cos(from) * Math.sin(angle) * Math.cos(course));
  const east = Math.atan2(
    Math.sin(course) * Math.sin(angle) * Math.cos(from),
    Math.cos(angle) - Math.sin(from) * Math.sin(to),
  );
  const turned = longitude + (east * 180) / Math.PI;
  return { latitude: (to * 180) / Math.PI, longitude: ((((turned + 180) % 360) + 360) % 360) - 180 };
}

function holds({ south, north, longitudes }: Box, point: { latitude: number; longitude: number }): boolean {
  const isBetween = longitudes.some(({ west, east }) => west <= point.longitude && point.longitude <= east);
  return south <= point.latitude && point.latitude <= north && isBetween;
}

it('holds every point of the circle, at any place on earth', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: 0.001, max: 500, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      (latitude, longitude, radius, bearing) => {
        const box = boxAround({ latitude, longitude, radius });
        expect(holds(box, travel(latitude, longitude, radius, bearing))).toBe(true);
      },
    ),
  );
});

it('has two stretches of longitude where it crosses the 180th meridian', () => {
  const { longitudes } = boxAround({ latitude: 0, longitude: 179.9, radius: 50 });
  expect(longitudes).toHaveLength(2);
  expect(longitudes[0]?.east).toBe(180);
  expect(longitudes[1]?.west).toBe(-180);
});

it('is no wider than the circle needs', () => {
  const { south, north, longitudes } = boxAround({ latitude: 60, longitude: 10, radius: 100 });
  expect(north - south).toBeCloseTo(1.7986, 3);
  expect((longitudes[0]?.east ?? 0) - (longitudes[0]?.west ?? 0)).toBeCloseTo(3.5984, 2);
});

it('goes all around where it holds a pole', () => {
  expect(boxAround({ latitude: 89.9, longitude: 10, radius: 100 })).toMatchObject({
    north: 90,
    longitudes: [{ west: -180, east: 180 }],
  });
});
