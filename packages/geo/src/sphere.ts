import { earthRadius } from './earth-radius.ts';

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;

export interface Point {
  latitude: number;
  longitude: number;
}

type Vector = readonly [number, number, number];

function toVector({ latitude, longitude }: Point): Vector {
  const [phi, lambda] = [radians(latitude), radians(longitude)];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

/** Kilometres between two points, by the angle between their vectors. */
export function greatCircleKilometres(from: Point, to: Point): number {
  const [a, b] = [toVector(from), toVector(to)];
  const cross = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
  const dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  return earthRadius * Math.atan2(Math.hypot(...cross), dot);
}

/** The point some kilometres away in a direction, in degrees clockwise from north. */
export function pointAt({ latitude, longitude }: Point, bearing: number, kilometres: number): Point {
  const [phi, theta, delta] = [radians(latitude), radians(bearing), kilometres / earthRadius];
  const sine = Math.sin(phi) * Math.cos(delta) + Math.cos(phi) * Math.sin(delta) * Math.cos(theta);
  const turn = Math.atan2(Math.sin(theta) * Math.sin(delta) * Math.cos(phi), Math.cos(delta) - Math.sin(phi) * sine);
  const east = longitude + degrees(turn);
  return {
    latitude: degrees(Math.asin(Math.max(-1, Math.min(1, sine)))),
    longitude: ((((east + 180) % 360) + 360) % 360) - 180,
  };
}
