/**
 * Who may see what, said once more in few words and from the table alone: nothing of this is shared with what it judges.
 */
import type { Viewer } from './callers.ts';
import type { Place } from './places.ts';

type Use = 'ADULT' | 'MEDICAL';

/** Whom each item of a shop is sold to; an empty list says nothing. */
export const kinds = {
  adult: ['ADULT'],
  both: ['ADULT', 'MEDICAL'],
  medical: ['MEDICAL'],
  unstated: [],
} as const satisfies Record<string, readonly Use[]>;
export type Kind = keyof typeof kinds;
export const allKinds = Object.keys(kinds) as Kind[];

/** Why a viewer may not have something; null when they may. */
export type Refusal = { code: 'FORBIDDEN' | 'UNAUTHENTICATED'; reason?: string } | null;

/** Why a place's rule denies a sale for a use; null when it does not. */
function denialAt({ code, rule }: Place, use: Use, viewer: Viewer): string | null {
  if (code === null) return 'JURISDICTION_UNKNOWN';
  if (!rule) return 'RULE_NOT_COMPILED';
  if (rule.confidence === 'C') return 'RULE_LOW_CONFIDENCE';
  if (rule.source === null) return 'RULE_UNCITED';
  const sold = use === 'ADULT' ? ['ADULT'] : ['ADULT', 'MEDICAL'];
  if (!sold.includes(rule.programme)) return 'NO_PROGRAMME';
  if (use === 'MEDICAL' && !(isPatient(viewer) && viewer.place.code === code)) return 'NOT_A_PATIENT';
  const least = use === 'ADULT' ? rule.minimumAge : 18;
  if (least === null) return 'MINIMUM_AGE_NOT_COMPILED';
  if (viewer.age === null) return 'AGE_UNKNOWN';
  return viewer.age < least ? 'TOO_YOUNG' : null;
}

const isPatient = ({ patientOf, place }: Viewer) => patientOf !== null && patientOf === place.code;

/** For adult use, both the shop's place and the viewer's must allow it; a patient is one in a single place. */
const denialOf = (shop: Place, use: Use, viewer: Viewer) =>
  denialAt(shop, use, viewer) ?? (use === 'ADULT' ? denialAt(viewer.place, use, viewer) : null);

/** Where the viewer is: one use suffices, and which it is for is not known yet. */
export function refusalOfSold(viewer: Viewer): Refusal {
  const adult = denialAt(viewer.place, 'ADULT', viewer);
  const medical = denialAt(viewer.place, 'MEDICAL', viewer);
  if (adult === null || medical === null) return null;
  return { code: 'FORBIDDEN', reason: isPatient(viewer) ? medical : adult };
}

/** For what is sold at a shop for one of these uses. The programme's own use is told of. */
function refusalAtShop(viewer: Viewer, shop: Place, uses: readonly Use[]): Refusal {
  const order: Use[] = shop.rule?.programme === 'MEDICAL' ? ['MEDICAL', 'ADULT'] : ['ADULT', 'MEDICAL'];
  const denials = order.filter((use) => uses.includes(use)).map((use) => denialOf(shop, use, viewer));
  const [first = null] = denials;
  return first === null || denials.includes(null) ? null : { code: 'FORBIDDEN', reason: first };
}

/** A shop's menu: both where the viewer is and where the shop is must allow something. */
export function refusalOfMenu(viewer: Viewer, shop: Place): Refusal {
  return refusalOfSold(viewer) ?? refusalAtShop(viewer, shop, ['ADULT', 'MEDICAL']);
}

/** One item: what does not say whom it is sold to is for the use that the programme is for. */
export function refusalOfItem(viewer: Viewer, shop: Place, kind: Kind): Refusal {
  const stated: readonly Use[] = kinds[kind];
  const unstated: Use = shop.rule?.programme === 'ADULT' ? 'ADULT' : 'MEDICAL';
  const uses = stated.length > 0 ? stated : [unstated];
  return refusalOfSold(viewer) ?? refusalAtShop(viewer, shop, uses);
}

export const refusalOfNetwork = ({ role }: Viewer): Refusal =>
  role === 'OPERATOR' ? null : { code: role === 'STRANGER' ? 'UNAUTHENTICATED' : 'FORBIDDEN' };

export const refusalOfReview = ({ role }: Viewer): Refusal =>
  role === 'STRANGER' ? { code: 'UNAUTHENTICATED' } : null;
