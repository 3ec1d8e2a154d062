import type { IncomingHttpHeaders } from 'node:http';
import { badInput } from '@weedhounds/errors';
import { parseJurisdictionCode } from '@weedhounds/scalars';
import type { Basis, Stated } from '../context.ts';
import { greatestAge } from './token-claims.ts';

/** Headers in which viewers say themselves where they are and how old, in lower case. */
export const choiceHeaders = { jurisdiction: 'x-jurisdiction', age: 'x-age-confirmed' } as const;

/** From the strongest to the weakest. */
export const bases = ['token', 'proxy', 'choice'] as const satisfies readonly Basis[];

export interface StatementSources {
  /** What the token says; null when it does not or there is none. */
  token: { jurisdiction: string | null; age: number | null };
  headers: IncomingHttpHeaders;
  /** Whether a trusted proxy set the headers. */
  isProxied: boolean;
  /** The header in which a trusted proxy says where the viewer is, in lower case. */
  jurisdictionHeader: string;
  /** Statements on a weaker basis than this are not read. */
  weakestBasis: Basis;
}

/**
 * Where the viewer is: by the token, else by a trusted proxy, else by choice; null when none says.
 *
 * @throws GraphError BAD_USER_INPUT naming the header when the one that decides is malformed
 */
export function readJurisdiction(sources: StatementSources): Stated<string> | null {
  const { token, headers, isProxied, jurisdictionHeader } = sources;
  return strongest(sources, {
    token: () => token.jurisdiction,
    proxy: () => (isProxied ? readHeader(headers, jurisdictionHeader, parseJurisdictionCode, aJurisdiction) : null),
    choice: () => readHeader(headers, choiceHeaders.jurisdiction, parseJurisdictionCode, aJurisdiction),
  });
}

/**
 * The viewer's age in whole years: by the token, else by the viewer's confirmation of having reached it; null when none says.
 *
 * @throws GraphError BAD_USER_INPUT naming the header when the one that decides is malformed
 */
export function readAge(sources: StatementSources): Stated<number> | null {
  return strongest(sources, {
    token: () => sources.token.age,
    proxy: () => null,
    choice: () => readHeader(sources.headers, choiceHeaders.age, parseAge, `whole years from 0 to ${greatestAge}`),
  });
}

const aJurisdiction = 'a code of ISO 3166-2, such as US-CO';

function strongest<T>({ weakestBasis }: StatementSources, read: Record<Basis, () => T | null>): Stated<T> | null {
  for (const basis of bases.slice(0, bases.indexOf(weakestBasis) + 1)) {
    const value = read[basis]();
    if (value !== null) return { value, basis };
  }
  return null;
}

function readHeader<T>(
  headers: IncomingHttpHeaders,
  name: string,
  parse: (text: string) => T | undefined,
  expected: string,
): T | null {
  const text = [headers[name] ?? []].flat().join(',').trim();
  if (text === '') return null;
  const value = parse(text);
  if (value !== undefined) return value;
  throw badInput(`The header ${name} must be ${expected}; got ${JSON.stringify(text.slice(0, 40))}.`, [name]);
}

function parseAge(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) && Number(text) <= greatestAge ? Number(text) : undefined;
}
