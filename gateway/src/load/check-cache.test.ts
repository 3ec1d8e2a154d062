import { describe, expect, it } from 'vitest';
import { composeSupergraph } from './compose-supergraph.ts';

const federation = `@link(
  url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@requires", "@composeDirective"]
)`;
const definitions = `
  directive @ttl(policy: cache__Policy!) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  directive @purgedBy(tag: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE
  enum cache__Policy { MENU_DATA PRICING_DATA LEFTOVERS }
  directive @cacheControl(maxAge: Int, scope: cacheControl__Scope, inheritMaxAge: Boolean)
    on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ENUM
  enum cacheControl__Scope { PUBLIC PRIVATE }`;
const linkTtl = '@link(url: "https://weedhounds.example/specs/cache/v1.0", import: ["@ttl", "@purgedBy"])';
const linkCacheControl = '@link(url: "https://weedhounds.example/specs/cacheControl/v0.1", import: ["@cacheControl"])';
const composeTtl = '@composeDirective(name: "@ttl") @composeDirective(name: "@purgedBy")';
const composeCacheControl = '@composeDirective(name: "@cacheControl")';
const header = `extend schema ${federation} ${linkTtl} ${linkCacheControl} ${composeTtl} ${composeCacheControl} ${definitions}`;

/** Composes SDL, one text a subgraph, named a, b, …: the supergraph, or each error as `CODE message`. */
function outcomeOf(sdls: readonly string[], head = header): { supergraphSdl: string } | string[] {
  const composition = composeSupergraph(
    sdls.map((sdl, index) => {
      const name = String.fromCharCode('a'.charCodeAt(0) + index);
      return { name, url: `http://${name}`, sdl: head + sdl };
    }),
  );
  if (composition.kind === 'composed') return composition;
  return composition.errors.map(({ code, message }) => `${code} ${message}`);
}

describe('directives of the cache compose', () => {
  it.each([
    [
      'on fields, objects and interfaces',
      [
        `type Query { menu: Menu @ttl(policy: MENU_DATA) @cacheControl(maxAge: 0) }
       interface Priced @ttl(policy: PRICING_DATA) { price: Int @cacheControl(maxAge: 60, scope: PUBLIC) }
       type Menu implements Priced @ttl(policy: MENU_DATA) { price: Int @ttl(policy: PRICING_DATA) }`,
      ],
    ],
    [
      'where subgraphs say the same',
      [
        'type Query { a: Int } type Shop @key(fields: "id") @ttl(policy: MENU_DATA) { id: ID! name: Int @shareable @cacheControl(maxAge: 9) }',
        'type Shop @key(fields: "id") @ttl(policy: MENU_DATA) { id: ID! name: Int @shareable @cacheControl(maxAge: 9, scope: PUBLIC) }',
      ],
    ],
    [
      "where one says nothing of what is another's",
      [
        'type Query { a: Int } type Shop @key(fields: "id") { id: ID! name: Int @ttl(policy: MENU_DATA) }',
        'type Shop @key(fields: "id") { id: ID! name: Int @external label: Int @requires(fields: "name") }',
      ],
    ],
    [
      'where one part of a type says it',
      [
        'type Query { a: Int } type Shop @ttl(policy: MENU_DATA) { name: Int @shareable } extend type Shop { size: Int }',
        'type Shop @ttl(policy: MENU_DATA) { name: Int @shareable } type Query { b: Int }',
      ],
    ],
  ] as const)('%s', (_, sdls) => {
    expect(outcomeOf(sdls)).toMatchObject({ kind: 'composed' });
  });

  it('and stand in the supergraph', () => {
    const outcome = outcomeOf([
      'type Query { a: Int @ttl(policy: MENU_DATA) @cacheControl(maxAge: 5, scope: PRIVATE) }',
    ]);
    expect(outcome).toMatchObject({
      supergraphSdl: expect.stringContaining('a: Int @ttl(policy: MENU_DATA) @cacheControl(maxAge: 5, scope: PRIVATE)'),
    });
  });
});

it('carries tags, several of them, into the supergraph', () => {
  const outcome = outcomeOf([
    'type Query { shop(id: ID): Shop @purgedBy(tag: "shop {id}") @purgedBy(tag: "all") } type Shop @purgedBy(tag: "shops") { a: Int }',
  ]);
  expect(outcome).toMatchObject({
    supergraphSdl: expect.stringMatching(
      /shop\(id: ID\): Shop @purgedBy\(tag: "shop \{id\}"\) @purgedBy\(tag: "all"\)/,
    ),
  });
  expect(outcome).toMatchObject({ supergraphSdl: expect.stringMatching(/type Shop\s[^{]*@purgedBy\(tag: "shops"\)/) });
});

describe('a subgraph does not compose', () => {
  const policies =
    'MENU_DATA, STRAIN_INFO, TERPENE_PROFILES, PRICING_DATA, INVENTORY, DISPENSARY_INFO, LAB_RESULTS, USER_REVIEWS';
  it.each([
    [
      'that names a policy which nobody declared',
      'type Query { a: Int @ttl(policy: LEFTOVERS) }',
      [`CACHE_POLICY_UNKNOWN @ttl must name one of the policies ${policies}; in subgraph a, on a, it names LEFTOVERS.`],
    ],
    [
      'that has a policy on a union',
      'type Query { a: U } union U @ttl(policy: MENU_DATA) = T type T { b: Int }',
      ['CACHE_MISPLACED @ttl must stand on a field, an object type or an interface; it stands in subgraph a, on U.'],
    ],
    [
      'that has an age on an enum',
      'type Query { a: E } enum E @cacheControl(maxAge: 1) { X }',
      ['CACHE_MISPLACED @cacheControl must stand on a field or a type of fields; it stands in subgraph a, on E.'],
    ],
    [
      'that has a tag on an interface',
      'type Query { a: I } interface I @purgedBy(tag: "a") { b: Int } type T implements I { b: Int }',
      ['CACHE_MISPLACED @purgedBy must stand on a field or an object type; it stands in subgraph a, on I.'],
    ],
    [
      'that has a tag with a name which is no argument',
      'type Query { a(b: Int): Int @purgedBy(tag: "x {b} {c}") } type T @purgedBy(tag: "{id}") { id: ID }',
      [
        'CACHE_TAG_INVALID A tag of @purgedBy must name arguments of its field in braces; in subgraph a, on a, it names c.',
        'CACHE_TAG_INVALID A tag of @purgedBy must name arguments of its field in braces; in subgraph a, on T, it names id.',
      ],
    ],
    [
      'that has a tag without a name',
      'type Query { a: Int @purgedBy(tag: "") }',
      ['CACHE_TAG_INVALID A tag of @purgedBy must not be empty; it is in subgraph a, on a.'],
    ],
    [
      'that has an age below 0',
      'type Query { a: Int @cacheControl(maxAge: -1) }',
      [
        'CACHE_AGE_INVALID maxAge of @cacheControl must be a whole number of seconds, 0 or more; in subgraph a, on a, it is -1.',
      ],
    ],
  ])('%s', (_, sdl, errors) => {
    expect(outcomeOf([sdl])).toEqual(errors);
  });

  const lost = (name: string) =>
    `CACHE_NOT_COMPOSED Subgraph a must import @${name} by @link and give it to @composeDirective, or composition drops it.`;
  const renamed = (name: string) =>
    `CACHE_RENAMED Subgraph a must call the cache's directives @ttl and @purgedBy; got ${name}.`;
  it.each([
    [
      'that does not compose @ttl',
      `${linkTtl} ${linkCacheControl} ${composeCacheControl} ${definitions}`,
      [lost('ttl')],
    ],
    [
      'that does not import @ttl',
      `${linkCacheControl} ${composeTtl} ${composeCacheControl} ${definitions}`,
      [lost('ttl')],
    ],
    [
      'that does not compose @cacheControl',
      `${linkTtl} ${linkCacheControl} ${composeTtl} ${definitions}`,
      [lost('cacheControl')],
    ],
    [
      'that does not compose @cacheControl under its other name',
      `${linkTtl} ${composeTtl} @link(url: "https://s.example/cacheControl/v0.1", import: [{ name: "@cacheControl", as: "@hint" }])
        ${definitions.replaceAll('@cacheControl', '@hint')}`,
      [lost('hint')],
    ],
    [
      'that calls @ttl something else',
      `@link(url: "https://weedhounds.example/specs/cache/v1.0", import: [{ name: "@ttl", as: "@keep" }]) ${composeTtl}
        ${linkCacheControl} ${composeCacheControl} ${definitions}`,
      [renamed('@keep'), lost('ttl')],
    ],
    [
      'that calls the namespace of @ttl something else',
      `@link(url: "https://weedhounds.example/specs/cache/v1.0", as: "kept", import: ["@ttl"]) ${composeTtl}
        ${linkCacheControl} ${composeCacheControl} ${definitions}`,
      [renamed('kept')],
    ],
  ])('%s', (_, head, errors) => {
    const name = head.includes('"@hint"') ? 'hint' : 'cacheControl';
    const sdl = `type Query { a: Int @ttl(policy: MENU_DATA) b: Int @${name}(scope: PRIVATE) }`;
    expect(outcomeOf([sdl], `extend schema ${federation} ${head}`)).toEqual(errors);
  });
});

it('does not compose a subgraph that calls @ttl by its namespace', () => {
  const head = `extend schema ${federation} @link(url: "https://weedhounds.example/specs/cache/v1.0")
    ${definitions.replaceAll('@ttl', '@cache__ttl')}`;
  expect(outcomeOf(['type Query { a: Int @cache__ttl(policy: MENU_DATA) }'], head)).toEqual([
    "CACHE_RENAMED Subgraph a must call the cache's directives @ttl and @purgedBy; got @cache__ttl.",
  ]);
});

describe('subgraphs do not compose', () => {
  const query = 'type Query { q: Int }';
  const disagree = (at: string, a: string, b: string) => [
    `CACHE_DISAGREES Subgraphs must agree on how ${at} may be kept; a says ${a}, b says ${b}.`,
  ];
  it.each([
    [
      'that name different policies on a field',
      '@ttl(policy: MENU_DATA)',
      '@ttl(policy: PRICING_DATA)',
      ['@ttl(policy: MENU_DATA)', '@ttl(policy: PRICING_DATA)'],
    ],
    [
      'where one names a policy and the other none',
      '@ttl(policy: MENU_DATA)',
      '',
      ['@ttl(policy: MENU_DATA)', 'nothing'],
    ],
    [
      'that say different ages',
      '@cacheControl(maxAge: 60)',
      '@cacheControl(maxAge: 61)',
      ['@cacheControl(maxAge: 60)', '@cacheControl(maxAge: 61)'],
    ],
    [
      'where one says how long and the other that it is PRIVATE',
      '@cacheControl(maxAge: 60)',
      '@cacheControl(scope: PRIVATE)',
      ['@cacheControl(maxAge: 60)', '@cacheControl(scope: PRIVATE)'],
    ],
    [
      'that name different tags',
      '@purgedBy(tag: "a") @purgedBy(tag: "b")',
      '@purgedBy(tag: "a")',
      ['@purgedBy(tag: "a") @purgedBy(tag: "b")', '@purgedBy(tag: "a")'],
    ],
    [
      'where one inherits',
      '@cacheControl(inheritMaxAge: true)',
      '@cacheControl(inheritMaxAge: false)',
      ['@cacheControl(inheritMaxAge: true)', 'nothing'],
    ],
  ])('%s', (_, a, b, [saysA = '', saysB = '']) => {
    const field = (directives: string) => `type Money { sum: Int @shareable ${directives} }`;
    expect(outcomeOf([query + field(a), field(b)])).toEqual(disagree('Money.sum', saysA, saysB));
    const type = (directives: string) => `type Money ${directives} { sum: Int @shareable }`;
    expect(outcomeOf([query + type(a), type(b)])).toEqual(disagree('Money', saysA, saysB));
  });

  it('where one says something of its query type under another name', () => {
    const other = 'schema { query: Root } type Root @ttl(policy: MENU_DATA) { r: Int }';
    const errors = disagree('Query', 'nothing', '@ttl(policy: MENU_DATA)');
    expect(outcomeOf([query, other])).toEqual(errors);
  });
});
