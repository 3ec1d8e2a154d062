import { badInput } from '@weedhounds/errors';
import type { Circle } from '@weedhounds/geo';
import type { DispensaryFilter, NearInput } from '../../generated/resolvers.ts';
import type { DispensaryCriteria } from '../store/list-dispensaries.ts';
import { nameWords } from '../store/name-key.ts';
import type { OpeningState } from '../store/opening-hours-match.ts';

/** The SDL's default for `NearInput.radius`, and the most it allows, in kilometres. */
const defaultRadius = 25;
const maxRadius = 500;

/** A name longer than this is no name, and each of its words costs a search. */
const longestName = 100;

type Optional<T> = T | null | undefined;

/**
 * Reads `Query.dispensaries(filter:)`.
 *
 * @param now the instant that `openNow` means
 * @throws GraphError BAD_USER_INPUT naming the part of `filter` that is wrong
 */
export function readDispensaryFilter(filter: Optional<DispensaryFilter>, now: Date): DispensaryCriteria {
  return {
    jurisdiction: filter?.jurisdiction ?? null,
    near: filter?.near ? readNear(filter.near) : null,
    opening: readOpening(filter?.openAt, filter?.openNow, now),
    serves: filter?.serves ?? null,
    words: readName(filter?.name),
  };
}

function readNear({ latitude, longitude, radius = defaultRadius }: NearInput): Circle {
  if (!(radius > 0 && radius <= maxRadius)) {
    throw badInput(`radius must be more than 0 and at most ${maxRadius} kilometres; got ${radius}.`, [
      'filter',
      'near',
      'radius',
    ]);
  }
  return { latitude, longitude, radius };
}

function readOpening(openAt: Optional<Date>, openNow: Optional<boolean>, now: Date): OpeningState[] {
  return [
    ...(openAt ? [{ at: openAt, isOpen: true }] : []),
    ...(typeof openNow === 'boolean' ? [{ at: now, isOpen: openNow }] : []),
  ];
}

function readName(name: Optional<string>): string[] {
  if (name === null || name === undefined) return [];
  if (name.length > longestName) {
    throw badInput(`name must have at most ${longestName} characters; got ${name.length}.`, ['filter', 'name']);
  }
  const words = [...new Set(nameWords(name))];
  if (words.length === 0) {
    throw badInput(`name must hold a letter or a digit; got ${JSON.stringify(name)}.`, ['filter', 'name']);
  }
  return words;
}
