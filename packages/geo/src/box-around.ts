import { earthRadius } from './earth-radius.ts';

/** A circle on the earth: degrees on WGS 84 and kilometres. */
export interface Circle {
  latitude: number;
  longitude: number;
  radius: number;
}

/** A box of degrees that holds a circle: two stretches of longitude where it crosses the 180th meridian. */
export interface Box {
  south: number;
  north: number;
  longitudes: readonly { west: number; east: number }[];
}

/** Kilometres a box is made larger by, so that rounding to metres never leaves out a point on the circle's edge. */
const margin = 0.001;

const toDegrees = (radians: number) => (radians * 180) / Math.PI;
const toRadians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * The box around a circle. Its east and west ends lie where meridians touch the circle, which is nearer to the pole than
 * its centre (J. P. Matuschek, "Finding Points Within a Distance of a Latitude/Longitude", section 3.3).
 */
export function boxAround({ latitude, longitude, radius }: Circle): Box {
  const angle = (radius + margin) / earthRadius;
  const south = latitude - toDegrees(angle);
  const north = latitude + toDegrees(angle);
  if (south <= -90 || north >= 90) {
    return { south: Math.max(south, -90), north: Math.min(north, 90), longitudes: [{ west: -180, east: 180 }] };
  }
  const reach = toDegrees(Math.asin(Math.sin(angle) / Math.cos(toRadians(latitude))));
  const [west, east] = [longitude - reach, longitude + reach];
  if (west < -180)
    return {
      south,
      north,
      longitudes: [
        { west: west + 360, east: 180 },
        { west: -180, east },
      ],
    };
  if (east > 180)
    return {
      south,
      north,
      longitudes: [
        { west, east: 180 },
        { west: -180, east: east - 360 },
      ],
    };
  return { south, north, longitudes: [{ west, east }] };
}
