import { isDeepStrictEqual } from 'node:util';
import type { JurisdictionRule } from '@weedhounds/policy';
import { readRules } from '../store/rules.ts';
import type { MenuStore } from '../store/store.ts';

/**
 * Stores rules of sale, all of them or none: those that differ are replaced, the others left alone. Importing them again
 * changes nothing. A subgraph that runs goes by them a minute later at most.
 *
 * @param rules one a jurisdiction
 * @returns how many were stored, and how many said what was stored already
 */
export function importRules(
  { client }: MenuStore,
  rules: readonly JurisdictionRule[],
): Promise<{ stored: number; unchanged: number }> {
  return client.$transaction(async (transaction) => {
    await transaction.$executeRaw`lock table "menu"."jurisdiction_rule" in share row exclusive mode`;
    const held = await readRules(transaction);
    const given = rules.map(toRule);
    const changed = given.filter((rule) => !isDeepStrictEqual(held.get(rule.code), rule));
    await transaction.jurisdictionRule.deleteMany({ where: { code: { in: changed.map(({ code }) => code) } } });
    await transaction.jurisdictionRule.createMany({
      data: changed.map((rule) => ({ ...rule, compiledOn: new Date(rule.compiledOn) })),
    });
    return { stored: changed.length, unchanged: rules.length - changed.length };
  });
}

/** Leaves out what else a record says of a jurisdiction. */
function toRule({ code, programme, minimumAge, confidence, source, compiledOn }: JurisdictionRule): JurisdictionRule {
  return { code, programme, minimumAge, confidence, source, compiledOn };
}
