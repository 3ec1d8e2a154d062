/** What a subgraph's headers say of how its answer may be kept. They tighten what the schema says, and never widen it. */
export interface SubgraphCaching {
  /** Whether it may be kept at all. */
  mayKeep: boolean;
  /** Whether it is for the one viewer who asked. */
  isPrivate: boolean;
  /** Whether it may never be served stale, be it that the subgraph fails. */
  mustRevalidate: boolean;
  /** Milliseconds from when it was made until when it is fresh. */
  maxAgeMs: number;
  /** Milliseconds since it was made. */
  ageMs: number;
}

/**
 * Reads `Cache-Control` and `Age` as a shared cache does (RFC 9111, 5.1 and 5.2.2): `s-maxage` goes before `max-age`, `no-cache`
 * asks to be asked each time, and of what is said twice the shorter counts. An age that cannot be read is 0 seconds to live.
 *
 * @returns undefined where neither header says anything
 */
export function readCaching(cacheControl: string | undefined, age: string | undefined): SubgraphCaching | undefined {
  const directives = cacheControl === undefined ? new Map() : readDirectives(cacheControl);
  const ageSeconds = age === undefined ? 0 : (readSeconds(age) ?? 0);
  if (directives.size === 0 && ageSeconds === 0) return undefined;
  const has = (name: string) => directives.has(name);
  const maxAge = Math.min(...(directives.get('s-maxage') ?? directives.get('max-age') ?? [Number.POSITIVE_INFINITY]));
  return {
    mayKeep: !has('no-store') && !has('no-cache') && ageSeconds < maxAge,
    isPrivate: has('private'),
    mustRevalidate: has('must-revalidate') || has('proxy-revalidate') || has('s-maxage'),
    maxAgeMs: maxAge * 1_000,
    ageMs: ageSeconds * 1_000,
  };
}

/** What several answers allow together. */
export function strictestCaching(all: readonly (SubgraphCaching | undefined)[]): SubgraphCaching | undefined {
  const said = all.filter((one) => one !== undefined);
  if (said.length <= 1) return said[0];
  return {
    mayKeep: said.every(({ mayKeep }) => mayKeep),
    isPrivate: said.some(({ isPrivate }) => isPrivate),
    mustRevalidate: said.some(({ mustRevalidate }) => mustRevalidate),
    maxAgeMs: Math.min(...said.map(({ maxAgeMs }) => maxAgeMs)),
    ageMs: Math.max(...said.map(({ ageMs }) => ageMs)),
  };
}

/** The directives by name, with all seconds that are said of each. */
function readDirectives(header: string): Map<string, number[]> {
  const directives = new Map<string, number[]>();
  for (const [, name = '', value] of header.matchAll(/([^\s,=;]+)(?:\s*=\s*("[^"]*"|[^\s,;]*))?/g)) {
    const seconds = value === undefined ? [] : [readSeconds(value.replaceAll('"', '')) ?? 0];
    directives.set(name.toLowerCase(), [...(directives.get(name.toLowerCase()) ?? []), ...seconds]);
  }
  return directives;
}

function readSeconds(text: string): number | undefined {
  return /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}
