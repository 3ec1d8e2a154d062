import { accept, type SourceItem } from '@weedhounds/ingest';
import {
  type DataSource,
  type LabResult,
  type LabSampleRecord,
  type LineageRecord,
  type StrainRecord,
  strainSlug,
} from '@weedhounds/provider-terms';
import type { ImportFile } from '../import/import-file.ts';

export const testSource: DataSource = { name: 'Test data', terms: 'CC0', refreshedOn: null };

export function strainRecord(name: string, given: Partial<StrainRecord> = {}): StrainRecord {
  return {
    slug: strainSlug(name),
    name,
    aliases: [],
    type: null,
    breeder: null,
    description: null,
    effects: [],
    flavors: [],
    source: testSource,
    ...given,
  };
}

export function lineageRecord(childName: string, parents: string[], source = testSource): LineageRecord {
  return {
    childName,
    childSlug: strainSlug(childName),
    parents: parents.map((name) => ({ name, slug: strainSlug(name) })),
    source,
  };
}

/** What a laboratory says of an analyte: a percentage, `ND` for not detected, blank for not tested. */
export type Finding = number | 'ND' | '';

/** A flower sample of a strain, with findings by analyte. */
export function sampleRecord(
  sampleId: string,
  strainName: string | null,
  findings: Record<string, Finding>,
  given: Partial<LabSampleRecord> = {},
): LabSampleRecord {
  return {
    sampleId,
    productName: strainName ?? 'Flower',
    strainName,
    strainSlug: strainName && strainSlug(strainName),
    productType: 'FLOWER',
    testedOn: '2026-01-02',
    producer: 'producer-1',
    lab: 'Test laboratory',
    cannabinoidUnit: 'PERCENT',
    terpeneUnit: 'PERCENT',
    rawUnits: { cannabinoids: 'percent', terpenes: 'percent' },
    results: Object.entries(findings).map(([analyteId, finding]) => toResult(analyteId, finding)),
    totalCannabinoids: null,
    totalTerpenes: null,
    source: testSource,
    ...given,
  };
}

function toResult(analyteId: string, finding: Finding): LabResult {
  const common = { analyteId, unit: 'PERCENT', raw: String(finding) } as const;
  if (typeof finding === 'number') return { ...common, status: 'DETECTED', value: finding, rule: 'number' };
  return { ...common, status: finding === 'ND' ? 'NOT_DETECTED' : 'NOT_TESTED', value: null, rule: 'blank' };
}

/** A file whose rows are records already. */
export function fileOf<T>(records: readonly T[]): ImportFile<T, T> {
  async function* read(): AsyncGenerator<SourceItem<T>> {
    for (const [at, row] of records.entries()) yield { line: at + 1, raw: JSON.stringify(row), row };
  }
  return { source: read(), translate: (row) => accept(row) };
}
