import type { JurisdictionRule } from '@weedhounds/policy';
import type { PrismaClient } from '../../generated/prisma/client.ts';

type Client = Pick<PrismaClient, 'jurisdictionRule'>;

/** All rules of sale, by the code of their jurisdiction. */
export async function readRules(client: Client): Promise<Map<string, JurisdictionRule>> {
  const rows = await client.jurisdictionRule.findMany();
  return new Map(
    rows.map(({ compiledOn, ...rule }) => [rule.code, { ...rule, compiledOn: compiledOn.toISOString().slice(0, 10) }]),
  );
}
