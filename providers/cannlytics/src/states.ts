interface State {
  name: string;
  /** The time zone of all or, but for `exceptions`, nearly all of it. */
  timeZone: string;
  /** Cities and counties that keep another time. */
  exceptions?: Readonly<Record<string, string>>;
  /** South-west and north-east corner in degrees: latitude, longitude, latitude, longitude. A little wider than the land. */
  box: readonly [south: number, west: number, north: number, east: number];
}

/**
 * The states the table has shops in. Time zones by law, but for Jackpot, Nevada, which keeps Idaho's by custom. In Oregon
 * most of Malheur County is on mountain time; its southern tip, without towns, is not told apart.
 */
const table: Readonly<Record<string, State>> = {
  AK: { name: 'Alaska', timeZone: 'America/Anchorage', box: [51, -180, 71.6, -129.9] },
  AZ: { name: 'Arizona', timeZone: 'America/Phoenix', box: [31.2, -114.9, 37.1, -109] },
  CO: { name: 'Colorado', timeZone: 'America/Denver', box: [36.9, -109.1, 41.1, -102] },
  CT: { name: 'Connecticut', timeZone: 'America/New_York', box: [40.9, -73.8, 42.1, -71.7] },
  DE: { name: 'Delaware', timeZone: 'America/New_York', box: [38.4, -75.8, 39.9, -75] },
  IL: { name: 'Illinois', timeZone: 'America/Chicago', box: [36.9, -91.6, 42.6, -87.4] },
  MA: { name: 'Massachusetts', timeZone: 'America/New_York', box: [41.2, -73.6, 42.9, -69.9] },
  MD: { name: 'Maryland', timeZone: 'America/New_York', box: [37.8, -79.5, 39.8, -75] },
  ME: { name: 'Maine', timeZone: 'America/New_York', box: [42.9, -71.1, 47.5, -66.9] },
  MO: { name: 'Missouri', timeZone: 'America/Chicago', box: [35.9, -95.8, 40.7, -89] },
  MS: { name: 'Mississippi', timeZone: 'America/Chicago', box: [30.1, -91.7, 35.1, -88] },
  MT: { name: 'Montana', timeZone: 'America/Denver', box: [44.3, -116.1, 49.1, -104] },
  NM: { name: 'New Mexico', timeZone: 'America/Denver', box: [31.3, -109.1, 37.1, -103] },
  NV: {
    name: 'Nevada',
    timeZone: 'America/Los_Angeles',
    exceptions: { 'West Wendover': 'America/Denver', Jackpot: 'America/Boise' },
    box: [35, -120.1, 42.1, -114],
  },
  NY: { name: 'New York', timeZone: 'America/New_York', box: [40.4, -79.8, 45.1, -71.8] },
  OR: {
    name: 'Oregon',
    timeZone: 'America/Los_Angeles',
    exceptions: { Malheur: 'America/Boise', 'Malheur County': 'America/Boise' },
    box: [41.9, -124.7, 46.4, -116.4],
  },
  RI: { name: 'Rhode Island', timeZone: 'America/New_York', box: [41.1, -71.95, 42.1, -71.1] },
  WA: { name: 'Washington', timeZone: 'America/Los_Angeles', box: [45.5, -124.9, 49.1, -116.9] },
};

const states = new Map(Object.entries(table));

/** The state of a postal code (`CO`); undefined when the table has no shops there. */
export function findState(code: string): State | undefined {
  return states.get(code);
}

/** The time zone a place in the state keeps. */
export function timeZoneOf(state: State, city: string | null, county: string | null): string {
  return state.exceptions?.[city ?? ''] ?? state.exceptions?.[county ?? ''] ?? state.timeZone;
}
