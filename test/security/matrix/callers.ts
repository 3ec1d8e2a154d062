import type { DevelopmentClaims } from '../../../gateway/src/identity/development-key.ts';
import { nowhere, type Place, places } from './places.ts';

/** A kind of caller, wherever they are. */
interface Caller {
  title: string;
  role: 'STRANGER' | 'MEMBER' | 'OPERATOR';
  age: number | null;
  /** Where a registered patient is registered. */
  patient?: 'here' | 'elsewhere';
  /** Whether the caller looks at every shop, where others look at some of them. */
  isThorough?: boolean;
}

const callers: readonly Caller[] = [
  { title: 'a stranger who says no age', role: 'STRANGER', age: null },
  { title: 'a minor', role: 'STRANGER', age: 17 },
  { title: 'a stranger of 19', role: 'STRANGER', age: 19, isThorough: true },
  { title: 'an adult', role: 'STRANGER', age: 21, isThorough: true },
  { title: 'a member of 21', role: 'MEMBER', age: 21 },
  { title: 'a patient of 18', role: 'MEMBER', age: 18, patient: 'here', isThorough: true },
  { title: 'a patient of 17', role: 'MEMBER', age: 17, patient: 'here' },
  { title: 'a patient of 18 from elsewhere', role: 'MEMBER', age: 18, patient: 'elsewhere' },
  { title: 'an operator who says no age', role: 'OPERATOR', age: null },
  { title: 'an adult operator', role: 'OPERATOR', age: 30 },
];

/** A caller at a place. */
export interface Viewer {
  title: string;
  role: Caller['role'];
  age: number | null;
  place: Place;
  /** The code of the jurisdiction by whose registration the viewer is a patient. */
  patientOf: string | null;
  isThorough: boolean;
}

export const viewers: readonly Viewer[] = [...places, nowhere].flatMap((place) =>
  callers.map(({ title, role, age, patient, isThorough = false }) => ({
    title: `${title}, ${place.title}`,
    role,
    age,
    place,
    isThorough,
    patientOf: patient === undefined ? null : patient === 'here' ? (place.code ?? 'US-OK') : 'US-UT',
  })),
);

/** The request headers by which a gateway knows a viewer: a stranger's own word, else a token. */
export async function headersOf(
  { role, age, place, patientOf }: Viewer,
  signIn: (claims: Partial<DevelopmentClaims>) => Promise<Record<string, string>>,
): Promise<Record<string, string>> {
  if (role === 'STRANGER') {
    return {
      ...(place.code !== null && { 'x-jurisdiction': place.code }),
      ...(age !== null && { 'x-age-confirmed': `${age}` }),
    };
  }
  return signIn({
    role: role === 'OPERATOR' ? 'operator' : 'member',
    scope: role === 'OPERATOR' ? 'operator:cache' : undefined,
    jurisdiction: place.code ?? undefined,
    age: age ?? undefined,
    patient: patientOf ?? undefined,
  });
}
