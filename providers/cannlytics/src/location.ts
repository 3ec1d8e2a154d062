import type { RetailerRecord } from '@weedhounds/provider-terms';
import { contradictsPostalCode } from './postal-areas.ts';
import type { RetailerRow } from './row.ts';
import type { findState } from './states.ts';

type State = NonNullable<ReturnType<typeof findState>>;

/** The one place that all 456 shops of New Mexico are put at, street and all: where the compiler's search gave up. */
const placeholder = { latitude: '35.1184498', longitude: '-106.6145753' };

/** True when a row's address and coordinates are that of the placeholder. */
export function isPlaceholder(row: RetailerRow): boolean {
  return row.lat === placeholder.latitude && row.lng === placeholder.longitude;
}

/**
 * A row's coordinates; null when it has none or they cannot be the shop's: outside its state, or, in Washington, in
 * another part of the state than its postal code (the first rows of that file have their neighbours' coordinates).
 */
export function readLocation(
  row: RetailerRow,
  state: State,
  postalCode: string | null,
  repairs: string[],
): RetailerRecord['location'] {
  if (row.lat === '' || row.lng === '') return null;
  const latitude = Number(row.lat);
  const longitude = Number(row.lng);
  const [south, west, north, east] = state.box;
  const isInState = latitude >= south && latitude <= north && longitude >= west && longitude <= east;
  if (!isInState) {
    repairs.push('coordinates-outside-state-left-out');
    return null;
  }
  if (row.state === 'WA' && postalCode !== null && contradictsPostalCode(postalCode, latitude, longitude)) {
    repairs.push('coordinates-away-from-postal-code-left-out');
    return null;
  }
  return { latitude, longitude };
}
