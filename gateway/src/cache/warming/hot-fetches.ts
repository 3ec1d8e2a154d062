import type { PolicyClass } from '@weedhounds/policy';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { FetchScope, FetchSpec } from '../../fetch/fetch-layer.ts';
import { nowhere } from '../../fetch/place.ts';

/** A fetch of root fields or of one entity, as it can be asked again for all of a policy class. */
export interface HotFetch {
  spec: FetchSpec;
  /** As JSON text. */
  variables: string;
  /** Of the entity, as JSON text; undefined for root fields. */
  representation: string | undefined;
  policyClass: PolicyClass;
  classKey: string;
}

interface Counted {
  fetch: HotFetch;
  count: number;
}

/** Fetches that are counted. */
const capacity = 2_000;

/** One of so many asks is counted: which are hot shows all the same. */
const sampling = 8;

/** What counts are multiplied by whenever they age, and below which nothing is hot: what nobody asks for any more is let go cold. */
const aging = 0.97;
const cold = 0.5;

/** From which count on it is saved, and with which it is taken up again. */
const saved = 2;
const restored = 8;

/** Which fetches are asked for most, by all whom the same answer serves. */
export class HotFetches {
  readonly #counted = new LRUCache<string, Counted>({ max: capacity });
  readonly #chance: () => number;

  /** @param chance a number from 0 to 1, drawn at random */
  constructor(chance: () => number) {
    this.#chance = chance;
  }

  /**
   * Counts some of what is asked; nothing that is one viewer's own.
   *
   * @param representations of entities, as JSON texts; undefined for root fields
   * @returns the names of what was counted
   */
  note(
    spec: FetchSpec,
    representations: readonly string[] | undefined,
    variables: string,
    { policyClass, classKey }: FetchScope,
  ): readonly string[] {
    if (spec.scope === 'PRIVATE' || spec.kind === 'mutation') return [];
    const asked = representations ?? [undefined];
    return asked.flatMap((representation) => {
      if (this.#chance() * sampling >= 1) return [];
      const fetch = { spec, variables, representation, policyClass, classKey };
      const name = nameOf(fetch);
      const counted = this.#counted.get(name) ?? { fetch, count: 0 };
      counted.count++;
      this.#counted.set(name, counted);
      return [name];
    });
  }

  /** Counts them again: they were part of an answer that had been kept. */
  noteAgain(names: readonly string[]): void {
    if (this.#chance() * sampling >= 1) return;
    for (const name of names) {
      const counted = this.#counted.get(name);
      if (counted) counted.count += sampling;
    }
  }

  /** The fetches counted most, at most so many; all grow a little colder. */
  hottest(count: number): readonly HotFetch[] {
    for (const [name, counted] of this.#counted) {
      counted.count *= aging;
      if (counted.count < cold) this.#counted.delete(name);
    }
    return this.#sorted(cold, count);
  }

  /** The hottest, as text that `restore` reads. What only few have asked for is not among them: it may tell who they are. */
  save(count: number): string {
    const fetches = this.#sorted(saved, count);
    return JSON.stringify(fetches.map(({ spec: { place: _, ...spec }, ...fetch }) => ({ ...fetch, spec })));
  }

  /** Takes up what was saved; what is not that is passed over. */
  restore(text: string): void {
    const read = savedFetches.safeParse(parseJson(text));
    if (!read.success) return;
    // The hottest last: they are let go last.
    for (const { spec, representation, ...fetch } of read.data.reverse()) {
      const whole = { ...fetch, representation, spec: { ...spec, place: nowhere } };
      this.#counted.set(nameOf(whole), { fetch: whole, count: restored });
    }
  }

  #sorted(least: number, count: number): readonly HotFetch[] {
    return [...this.#counted.values()]
      .filter((counted) => counted.count >= least)
      .sort((one, other) => other.count - one.count)
      .slice(0, count)
      .map(({ fetch }) => fetch);
  }
}

function nameOf({ spec: { subgraph, query }, variables, representation = '', classKey }: HotFetch): string {
  return [subgraph, query, variables, classKey, representation].map((text) => JSON.stringify(text)).join('\n');
}

const texts = z.array(z.string());

const savedFetches = z.array(
  z.object({
    variables: z.string(),
    representation: z.string().optional(),
    classKey: z.string(),
    policyClass: z.custom<PolicyClass>((value) => typeof value === 'object' && value !== null),
    spec: z.object({
      subgraph: z.string(),
      kind: z.literal('query'),
      query: z.string(),
      scope: z.literal('PUBLIC'),
      rootNames: z.object({ always: texts, conditional: texts }),
      echoedKeys: texts,
    }),
  }),
);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
