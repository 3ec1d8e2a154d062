import { SettingError } from '@weedhounds/errors';
import type { DataSource, RetailerRecord } from '@weedhounds/provider-terms';
import { parseJurisdictionCode } from '@weedhounds/scalars';
import { nameKey } from '../store/name-key.ts';
import type { DispensaryRow } from '../store/rows.ts';
import type { Sql } from '../store/sql.ts';
import type { DispensaryStore } from '../store/store.ts';
import { storeDispensaries } from './store-dispensaries.ts';
import { dispensaryIdOf } from './to-dispensary.ts';
import { inWriteTransaction } from './write-transaction.ts';

/** How a menu names the shop it belongs to. */
export interface DispensaryName {
  name: string;
  /** `US-NJ`, or `NJ` for a state of the US. */
  jurisdiction: string;
}

/** What a menu keeps of its shop. */
export type NamedDispensary = Pick<
  DispensaryRow,
  'id' | 'slug' | 'name' | 'jurisdictionCode' | 'latitude' | 'longitude'
>;

/** Where a shop comes from that only a menu has named. */
const menuImport: DataSource = { name: 'menu import', terms: 'as stated by the importer', refreshedOn: null };

/**
 * The shop with a name in a jurisdiction; made with its name alone when there is none. Case, accents and punctuation of the
 * name do not count. Of several shops with the name it is the one that was made here, else the first by id.
 *
 * @throws SettingError when the name holds no letter and no digit, or the jurisdiction is none
 */
export async function findOrCreateDispensary(
  store: DispensaryStore,
  { name, jurisdiction }: DispensaryName,
): Promise<NamedDispensary> {
  const code = parseJurisdictionCode(jurisdiction);
  if (code === undefined) {
    const expected = 'a code of ISO 3166-2, such as US-NJ or NJ';
    throw new SettingError('jurisdiction', `jurisdiction must be ${expected}; got ${JSON.stringify(jurisdiction)}.`);
  }
  const record = toRecord(name.trim(), code);
  if (nameKey(name) === '') {
    throw new SettingError('dispensary', `dispensary must be a shop's name; got ${JSON.stringify(name)}.`);
  }
  const found = await findNamed(store.client, record);
  return found ?? inWriteTransaction(store, (sql) => createNamed(sql, record));
}

/** A shop of which nothing is known but its name. The name's key identifies it, so that it is the same one every time. */
function toRecord(name: string, code: string): RetailerRecord {
  return {
    sourceKey: `${code} ${nameKey(name)}`,
    name,
    jurisdiction: code,
    licence: null,
    serves: [],
    address: null,
    location: null,
    timeZone: null,
    openingHours: null,
    website: null,
    source: menuImport,
    isDemonstration: false,
  };
}

async function findNamed(sql: Pick<Sql, 'dispensary'>, record: RetailerRecord): Promise<NamedDispensary | undefined> {
  const named = await sql.dispensary.findMany({
    where: { jurisdictionCode: record.jurisdiction, nameKey: nameKey(record.name) },
    orderBy: { id: 'asc' },
    select: { id: true, slug: true, name: true, jurisdictionCode: true, latitude: true, longitude: true },
  });
  return named.find(({ id }) => id === dispensaryIdOf(record)) ?? named[0];
}

async function createNamed(sql: Sql, record: RetailerRecord): Promise<NamedDispensary> {
  // Another process may have made it before this one's turn.
  const found = await findNamed(sql, record);
  if (found) return found;
  await storeDispensaries(sql, [record]);
  const created = await findNamed(sql, record);
  if (!created) throw new Error(`The shop ${record.name} was stored and is not found.`);
  return created;
}
