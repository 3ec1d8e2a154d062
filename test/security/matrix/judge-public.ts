import type { Asked } from './asked.ts';
import type { Viewer } from './callers.ts';
import type { Answer } from './judge-shop.ts';
import { type Refusal, refusalOfMenu, refusalOfNetwork, refusalOfReview, refusalOfSold } from './oracle.ts';
import { places } from './places.ts';
import type { PublicWay } from './public-ways.ts';

/** What is asked for through public objects and is not public. All shops asked about are in Colorado. */
const refusals: Record<string, (viewer: Viewer) => Refusal> = {
  'Dispensary.menu': (viewer) => refusalOfMenu(viewer, places[0] ?? fail()),
  'Strain.offers': refusalOfSold,
  'Query.network': refusalOfNetwork,
  'Mutation.purge': refusalOfNetwork,
  'Mutation.reviewStrain': refusalOfReview,
};

/** An answer, taken apart. */
export interface Judged {
  /** What everyone is answered: the data without what is guarded. */
  open: unknown;
  /** `path: CODE REASON` of each guarded position that should be refused, and of each error there is. */
  expectedErrors: string[];
  errors: string[];
  /** Guarded positions that hold a value though refused, or null though allowed. */
  wrong: string[];
  /** Places at which there is a value that is not null. */
  places: Set<string>;
}

export function judge(viewer: Viewer, ways: readonly PublicWay[], { data, errors }: Answer): Judged {
  const judged: Judged = { open: {}, expectedErrors: [], errors: [], wrong: [], places: new Set() };
  const roots = ways.map(
    ({ root, asked }, at): Asked => ({ place: root, key: `w${at}`, args: '', on: '', children: asked }),
  );
  judged.open = takeApart(data, roots, []);
  judged.errors = errors.map(({ path = [], extensions: { code, reason } }) => describe(path, { code, reason })).sort();
  judged.expectedErrors.sort();
  return judged;

  function takeApart(value: unknown, fields: readonly Asked[], path: (string | number)[]): unknown {
    if (Array.isArray(value)) return value.map((one, index) => takeApart(one, fields, [...path, index]));
    if (typeof value !== 'object' || value === null) return value;
    return fields.map(({ place, key, children }) => {
      const own: unknown = (value as Record<string, unknown>)[key];
      const at = [...path, key];
      const refusal = refusals[place]?.(viewer);
      if (refusal) judged.expectedErrors.push(describe(at, refusal));
      if (refusal !== undefined && (own === null) !== (refusal !== null)) judged.wrong.push(at.join('.'));
      if (own !== null && own !== undefined) judged.places.add(place);
      const rest = children ? takeApart(own, children, at) : own;
      return place in refusals ? 'guarded' : [key, rest];
    });
  }
}

function describe(path: readonly (string | number)[], { code, reason }: { code?: unknown; reason?: unknown }): string {
  return `${path.join('.')}: ${[code, reason].join(' ')}`;
}

function fail(): never {
  throw new Error('There must be a place.');
}
