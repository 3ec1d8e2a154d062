import { accept, refuse, type Translation } from '@weedhounds/ingest';
import {
  canonicalStrainSlug,
  type DataSource,
  type LabProductType,
  type LabSampleRecord,
  type LabUnit,
  strainSlug,
} from '@weedhounds/provider-terms';
import type { McrRow } from './columns.ts';
import { readTotal } from './read-cell.ts';
import { readResults, type Units } from './results.ts';
import { strainNameIn } from './strain-name.ts';

/** MCR Labs, Framingham, Massachusetts: results as published in cannlytics/cannabis-data-science. */
export const mcrLabsSource: DataSource = { name: 'MCR Labs, by Cannlytics', terms: 'CC BY 4.0', refreshedOn: null };

const productTypes = new Map<string, LabProductType>([
  ['flower', 'FLOWER'],
  ['concentrate', 'CONCENTRATE'],
  ['extract', 'EXTRACT'],
  // "Marijuana-infused product", the regulator's term.
  ['mip', 'INFUSED'],
]);

const units = new Map<string, LabUnit | null>([
  ['percent', 'PERCENT'],
  ['mg_per_serving', 'MILLIGRAM_PER_SERVING'],
  ['', null],
]);

/** Translates one row of the laboratory's table. */
export function translateMcrRow(row: McrRow): Translation<LabSampleRecord> {
  const repairs: string[] = [];
  const productName = row.product_name.trim();
  if (row.sample_id === '' || productName === '') return refuse('no sample id or no product name');
  const productType = productTypes.get(row.product_type);
  if (productType === undefined) return refuse('unknown product type', row.product_type);

  const readUnits = unitsOf(row, productType, repairs);
  if (readUnits === undefined) {
    return refuse('unknown unit', `${row.cannabinoid_units}, ${row.terpene_units}`);
  }
  const read = readResults(row, readUnits);
  if (read.kind === 'unreadable') return refuse('a result that cannot be read', read.problem);
  if (read.results.every((result) => result.status === 'NOT_TESTED')) return refuse('no analyte was tested');
  const impossible = read.results.find((result) => result.unit === 'PERCENT' && (result.value ?? 0) > 100);
  if (impossible) return refuse('more than 100 percent', `${impossible.analyteId} is ${impossible.raw}`);
  repairs.push(...read.repairs);

  const totalCannabinoids = readTotal(row.total_cannabinoids);
  const totalTerpenes = readTotal(row.total_terpenes);
  if (totalCannabinoids === undefined || totalTerpenes === undefined) {
    return refuse('a total that cannot be read', `${row.total_cannabinoids}, ${row.total_terpenes}`);
  }
  if (row.total_terpenes.endsWith('%')) repairs.push('percent-sign-removed');

  const value: LabSampleRecord = {
    sampleId: row.sample_id,
    productName,
    ...strainOf(productName, productType, repairs),
    productType,
    testedOn: dateOf(row.date_tested, repairs),
    producer: row.producer_hash || null,
    lab: 'MCR Labs',
    cannabinoidUnit: readUnits.cannabinoids,
    terpeneUnit: readUnits.terpenes,
    rawUnits: { cannabinoids: row.cannabinoid_units || null, terpenes: row.terpene_units || null },
    results: read.results,
    totalCannabinoids,
    totalTerpenes,
    source: mcrLabsSource,
  };
  return accept(value, repairs);
}

/**
 * The units of a row. An infused product's cannabinoids are milligrams a serving whatever the row says: the 41 rows that
 * say percent are those with a per cent sign at their terpenes, and hold tinctures of up to 2,064 "percent" CBD.
 */
function unitsOf(row: McrRow, productType: LabProductType, repairs: string[]): Units | undefined {
  const cannabinoids = units.get(row.cannabinoid_units);
  const terpenes = units.get(row.terpene_units);
  if (cannabinoids === undefined || terpenes === undefined) return undefined;
  if (productType !== 'INFUSED' || cannabinoids !== 'PERCENT') return { cannabinoids, terpenes };
  repairs.push('infused-product-percent-is-milligrams');
  return { cannabinoids: 'MILLIGRAM_PER_SERVING', terpenes };
}

/** The strain a sample is of. An infused product is named for its flavour, not for a strain. */
function strainOf(productName: string, productType: LabProductType, repairs: string[]) {
  const strainName = productType === 'INFUSED' ? null : strainNameIn(productName);
  if (strainName === null) return { strainName, strainSlug: null };
  const slug = strainSlug(strainName);
  const canonical = canonicalStrainSlug(slug);
  if (strainName !== productName) repairs.push('strain-name-cut-from-product-name');
  if (canonical !== slug) repairs.push('strain-alias-resolved');
  return { strainName, strainSlug: canonical };
}

function dateOf(text: string, repairs: string[]): string | null {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text);
  if (isDay) return text;
  if (text !== '') repairs.push('unreadable-date-left-out');
  return null;
}
