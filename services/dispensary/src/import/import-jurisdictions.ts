import { parseJurisdictionCode } from '@weedhounds/scalars';
import { createId } from '@weedhounds/subgraph';
import type { DispensaryStore } from '../store/store.ts';
import { fingerprint } from './fingerprint.ts';
import type { JurisdictionRecord } from './jurisdiction-record.ts';
import type { StoreCounts } from './store-dispensaries.ts';
import { inWriteTransaction } from './write-transaction.ts';

/**
 * Stores jurisdictions with their limits, all of them or none: those that differ are replaced, the others left alone.
 * Importing them again changes nothing.
 *
 * @param records one a jurisdiction
 */
export function importJurisdictions(
  store: DispensaryStore,
  records: readonly JurisdictionRecord[],
): Promise<StoreCounts> {
  const jurisdictions = records.map(toJurisdiction);
  const ids = jurisdictions.map(({ row }) => row.id);
  return inWriteTransaction(store, async (sql) => {
    const held = await sql.jurisdiction.findMany({
      where: { id: { in: ids } },
      select: { id: true, fingerprint: true },
    });
    const fingerprints = new Map(held.map((row) => [row.id, row.fingerprint]));
    const changed = jurisdictions.filter(({ row }) => fingerprints.get(row.id) !== row.fingerprint);
    await sql.jurisdiction.deleteMany({ where: { id: { in: changed.map(({ row }) => row.id) } } });
    await sql.jurisdiction.createMany({ data: changed.map(({ row }) => row) });
    await sql.purchaseLimit.createMany({ data: changed.flatMap(({ limits }) => limits) });
    return { stored: changed.length, unchanged: records.length - changed.length };
  });
}

function toJurisdiction(record: JurisdictionRecord) {
  const { limits, compiledOn, ...columns } = record;
  if (parseJurisdictionCode(record.code) !== record.code) {
    throw new TypeError(`A jurisdiction's code must be a canonical one of ISO 3166-2; got ${record.code}.`);
  }
  const id = createId('jur', record.code);
  return {
    row: {
      ...columns,
      id,
      country: record.code.slice(0, 2),
      compiledOn: new Date(compiledOn),
      fingerprint: fingerprint(record),
    },
    limits: limits.map((limit) => ({
      ...limit,
      jurisdictionId: id,
      effectiveFrom: new Date(limit.effectiveFrom),
    })),
  };
}
