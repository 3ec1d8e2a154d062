import type { LabResult, LabSampleRecord } from '@weedhounds/provider-terms';

/** A result in percent: a number was detected, `ND` looked for and not found, null not looked for. */
type Finding = number | 'ND' | null;

/** A flower sample with the given findings and nothing else. */
export function createSample(findings: Record<string, Finding>, given: Partial<LabSampleRecord> = {}): LabSampleRecord {
  return {
    sampleId: 'sample-1',
    productName: 'Blue Dream',
    strainName: 'Blue Dream',
    strainSlug: 'blue-dream',
    productType: 'FLOWER',
    testedOn: null,
    producer: 'grower-1',
    lab: 'A laboratory',
    cannabinoidUnit: 'PERCENT',
    terpeneUnit: 'PERCENT',
    rawUnits: { cannabinoids: 'percent', terpenes: 'percent' },
    results: Object.entries(findings).map(([analyteId, finding]) => toResult(analyteId, finding)),
    totalCannabinoids: null,
    totalTerpenes: null,
    source: { name: 'A laboratory', terms: 'CC BY 4.0', refreshedOn: null },
    ...given,
  };
}

function toResult(analyteId: string, finding: Finding): LabResult {
  const shared = { analyteId, unit: 'PERCENT', raw: String(finding ?? ''), rule: 'fixture' } as const;
  if (typeof finding === 'number') return { ...shared, status: 'DETECTED', value: finding };
  return { ...shared, status: finding === 'ND' ? 'NOT_DETECTED' : 'NOT_TESTED', value: null };
}
