import { defaultPolicies } from '@weedhounds/cache-policies';
import { expect, it } from 'vitest';
import { listFieldPolicies } from './list-field-policies.ts';

it('lists every field of every object once, in order', () => {
  const supergraph = `
    directive @ttl(policy: String) on OBJECT | FIELD_DEFINITION
    directive @cacheControl(maxAge: Int, inheritMaxAge: Boolean) on OBJECT | FIELD_DEFINITION
    type Query { strain: Strain @ttl(policy: STRAIN_INFO) now: Int }
    interface Named { name: String }
    type Strain implements Named { page: Page name: String @ttl(policy: MENU_DATA) @cacheControl(maxAge: 60) }
    type Page @cacheControl(inheritMaxAge: true) { next: Int }
    input Filter { name: String }
  `;
  const { STRAIN_INFO, MENU_DATA } = defaultPolicies;
  const ms = 60_000;
  expect(listFieldPolicies(supergraph, defaultPolicies)).toEqual([
    { coordinate: 'Page.next', policy: 'inherited' },
    { coordinate: 'Query.now', policy: undefined },
    { coordinate: 'Query.strain', policy: STRAIN_INFO },
    {
      coordinate: 'Strain.name',
      policy: { ...MENU_DATA, ttlMs: ms, staleMs: ms, staleIfErrorMs: ms, negativeTtlMs: ms },
    },
    { coordinate: 'Strain.page', policy: undefined },
  ]);
});
