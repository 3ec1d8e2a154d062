import { placesWithValues } from './asked.ts';
import type { Viewer } from './callers.ts';
import { allKinds, type Kind } from './oracle.ts';
import { places } from './places.ts';
import { markerOf, type Shop } from './seed.ts';
import { askedByWay, placesByWay, type ShopWay, shopWays } from './shop-ways.ts';

/** An answer as it came: the text for what is in it anywhere, and what it says. */
export interface Answer {
  text: string;
  data: Record<string, unknown> | null;
  errors: { path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** One way for one viewer to one shop, as it is or as it should be, field by field. */
export interface Row {
  /** `CODE REASON`, one for each different error at the way's own position; empty when nothing is refused. */
  refusals: string[];
  /** Errors anywhere else. */
  otherErrors: string[];
  /** Places at which there are values. */
  values: string[];
  /** Items whose words or prices the answer holds, wherever in it. */
  markers: string[];
}

const allMarkers = places.flatMap((place) => allKinds.map((kind) => markerOf(kind, place)));
const isMarker = new Set(allMarkers);

/** What is there. */
export function rowOf(way: number, { data, errors }: Answer): Row {
  const { steps } = shopWays[way] as ShopWay;
  const value = data?.[`w${way}`] ?? null;
  const own = errors.filter(({ path = [] }) => path[0] === `w${way}`);
  const position = [`w${way}`, ...steps].join('.');
  const positionOf = (path: (string | number)[] = []) => path.filter((part) => typeof part === 'string').join('.');
  const describe = ({ extensions: { code, reason } }: Answer['errors'][number]) => [code, reason].join(' ');
  const text = JSON.stringify(value);
  const marked = [...text.matchAll(/sold-\w+-in-[A-Z]{2}-[A-Z]{2}/g)].map(([marker]) => marker);
  const unknown = /\b[67]\d{6}\b/.test(text) && marked.length === 0 ? ['a price'] : [];
  return {
    refusals: unique(own.filter(({ path }) => positionOf(path) === position).map(describe)),
    otherErrors: unique(own.filter(({ path }) => positionOf(path) !== position).map(({ path }) => positionOf(path))),
    values: [...placesWithValues(follow(value, steps), askedByWay[way] ?? [])].sort(),
    markers: unique([...marked.filter((marker) => isMarker.has(marker)), ...unknown]),
  };
}

/** What should be there. Which fields may be null by their meaning is passed over: `isOptional`. */
export function expectedRow(way: number, viewer: Viewer, shop: Shop): Row {
  const { refusal: decide, shows, type } = shopWays[way] as ShopWay;
  const refusal = decide(viewer, shop);
  if (refusal) {
    const { code, reason } = refusal;
    return { refusals: [[code, reason].join(' ')], otherErrors: [], values: [], markers: [] };
  }
  const kinds = shows(viewer, shop);
  const all = placesByWay[way] ?? [];
  const values =
    kinds.length > 0
      ? all.filter((place) => isFilled(place, kinds, type))
      : all.filter((place) => isFilledWhenEmpty(place, type));
  return {
    refusals: [],
    otherErrors: [],
    values: values.sort(),
    markers: unique(kinds.map((kind) => markerOf(kind, shop.place))),
  };
}

/** What has no size has no price and no stock. */
const ofSizes = /^(Variant|Stock\w*|PricePoint(Edge)?|Money)\.|^MenuItem\.(inStock|lowestPricePerGram)$/;
const onlyWhenSearched = /^MenuItemEdge\.(score|distance)$/;

export const isOptional = (place: string) => onlyWhenSearched.test(place);

/** Of an item alone, the first list that is reached is that of its prices. */
const ofFirstList = /^PageInfo\.(start|end)Cursor$/;

function isFilled(place: string, kinds: readonly Kind[], type: string): boolean {
  if (isOptional(place)) return false;
  if (kinds.some((kind) => kind !== 'unstated')) return true;
  return !ofSizes.test(place) && !(type === 'MenuItem' && ofFirstList.test(place));
}

const ofAnyList = /^MenuItemConnection\.(edges|nodes|pageInfo)$|^PageInfo\.has(Next|Previous)Page$/;
const isFilledWhenEmpty = (place: string, type: string) => type === 'MenuItemConnection' && ofAnyList.test(place);

function follow(value: unknown, steps: readonly string[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((one) => follow(one, steps));
  return follow((value as Record<string, unknown>)[step], rest);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
