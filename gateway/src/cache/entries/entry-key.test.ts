import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memberScope } from '../../fetch/testing/fetch-spec.ts';
import type { Part } from '../fetches/to-parts.ts';
import { canonicalText } from '../selection/canonical.ts';
import { minute } from '../testing/plain-cache.ts';
import { createEntryKeys } from './entry-key.ts';

interface Named {
  subgraph: string;
  typeName: string;
  group: string;
  representation: unknown;
  classKey: string;
  subject: string;
  isPrivate: boolean;
  varies: 'class' | 'never';
}

function keyOf({ subgraph, typeName, group, representation, isPrivate, varies, ...who }: Named): string | undefined {
  const policy = { ...minute, scope: isPrivate ? ('PRIVATE' as const) : ('PUBLIC' as const), varies };
  const part: Part = { group, policy, fields: [] };
  const scope = { ...memberScope(null), ...who };
  return createEntryKeys(subgraph)(typeName, part, canonicalText(representation), scope);
}

/** What must be told apart, of what an entry is named by. */
function toldApart({ classKey, subject, ...named }: Named) {
  const { isPrivate, varies, ...always } = named;
  return {
    ...always,
    classKey: isPrivate || varies === 'class' ? classKey : undefined,
    subject: isPrivate ? subject : undefined,
    isPrivate,
  };
}

// Texts that look like parts of names, so that they collide if anything does.
const text = fc.oneof(fc.constantFrom('', 'a', 'b', 'a b', 'a\nb', '"', '"a"', '\\', '\n', '{}', '["a"]'), fc.string());
const named = fc.record<Named>({
  subgraph: text,
  typeName: text,
  group: text,
  representation: fc.oneof(text, fc.dictionary(text, fc.oneof(text, fc.integer())), fc.jsonValue()),
  classKey: text,
  subject: text,
  isPrivate: fc.boolean(),
  varies: fc.constantFrom('class', 'never'),
});

it('is equal for what is the same, and for nothing else', () => {
  fc.assert(
    fc.property(named, named, fc.integer({ min: 0, max: 127 }), (one, other, same) => {
      // Most pairs differ in little.
      const names = Object.keys(one) as (keyof Named)[];
      const pair = Object.fromEntries(names.map((name, at) => [name, (same >> at) & 1 ? one[name] : other[name]]));
      const [a, b] = [toldApart(one), toldApart(pair as unknown as Named)];
      const areSame = canonicalText(a) === canonicalText(b);
      expect(keyOf(one) === keyOf(pair as unknown as Named)).toBe(areSame);
    }),
    { numRuns: 100_000 },
  );
}, 60_000);

it('is none for viewers who cannot be told apart, where they must be', () => {
  const part: Part = { group: 'g', policy: { ...minute, scope: 'PRIVATE' }, fields: [] };
  expect(createEntryKeys('menu')('Item', part, '{}', memberScope(null))).toBeUndefined();
});
