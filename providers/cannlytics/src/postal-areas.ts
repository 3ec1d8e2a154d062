/**
 * Where the first three digits of Washington's postal codes lie: the corners of a box around each area, in degrees.
 * Read off a map and generous by 20 km or so: it is to tell Seattle from Bellingham, not one street from the next.
 */
const washington: Readonly<Record<string, readonly [south: number, west: number, north: number, east: number]>> = {
  980: [46.9, -122.8, 48.1, -120.9],
  981: [47.3, -122.6, 47.9, -122.1],
  982: [47.6, -123.3, 49.1, -120.9],
  983: [46.6, -124.9, 48.5, -121.3],
  984: [46.9, -122.8, 47.5, -122.1],
  985: [46.2, -124.4, 47.7, -121.5],
  986: [45.4, -124.3, 46.8, -120.9],
  988: [46.6, -121.3, 49.1, -118.6],
  989: [45.8, -121.7, 47.5, -119.6],
  990: [46.8, -119.1, 49.1, -116.9],
  991: [46.4, -119.4, 49.1, -116.9],
  992: [47.4, -117.8, 48, -117],
  993: [45.7, -120.3, 47.2, -117.6],
  994: [45.8, -117.8, 46.8, -116.8],
};

const areas = new Map(Object.entries(washington));

/** True when a point cannot lie in the area of a Washington postal code; false when nothing is known of the area. */
export function contradictsPostalCode(postalCode: string, latitude: number, longitude: number): boolean {
  const area = areas.get(postalCode.slice(0, 3));
  if (!area) return false;
  const [south, west, north, east] = area;
  return latitude < south || latitude > north || longitude < west || longitude > east;
}
