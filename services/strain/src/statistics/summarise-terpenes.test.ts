import { describe, expect, it } from 'vitest';
import type { LabResultRow } from '../store/rows.ts';
import { summariseTerpenes } from './summarise-terpenes.ts';

const detected = (analyteSlug: string, value: number, unit: LabResultRow['unit'] = 'PERCENT'): LabResultRow => ({
  analyteSlug,
  status: 'DETECTED',
  value,
  unit,
  raw: String(value),
});
const notDetected = (analyteSlug: string): LabResultRow => ({
  analyteSlug,
  status: 'NOT_DETECTED',
  value: null,
  unit: 'PERCENT',
  raw: 'ND',
});
const notTested = (analyteSlug: string): LabResultRow => ({
  ...notDetected(analyteSlug),
  status: 'NOT_TESTED',
  raw: '',
});

describe('summariseTerpenes', () => {
  it('counts what was not detected as 0 and leaves out what was not tested', () => {
    const summary = summariseTerpenes([
      { producer: 'p1', results: [detected('beta-myrcene', 0.4), notDetected('linalool')] },
      { producer: 'p2', results: [detected('beta-myrcene', 0.1), notTested('linalool')] },
      { producer: 'p1', results: [notDetected('beta-myrcene'), detected('linalool', 0.2)] },
    ]);
    expect(summary).toEqual({
      sampleCount: 3,
      producerCount: 2,
      statistics: [
        {
          analyteSlug: 'beta-myrcene',
          median: 0.1,
          lowerQuartile: 0.05,
          upperQuartile: 0.25,
          detectedCount: 2,
          testedCount: 3,
        },
        {
          analyteSlug: 'linalool',
          median: 0.1,
          lowerQuartile: 0.05,
          upperQuartile: expect.closeTo(0.15, 12),
          detectedCount: 1,
          testedCount: 2,
        },
      ],
    });
  });

  it('leaves out cannabinoids, other units, and samples without a tested terpene', () => {
    const summary = summariseTerpenes([
      { producer: 'p1', results: [detected('thca', 20), notTested('linalool')] },
      { producer: 'p1', results: [detected('linalool', 3, 'MILLIGRAM_PER_SERVING')] },
      { producer: null, results: [detected('guaiol', 0.3), detected('linalool', 3, null)] },
    ]);
    expect(summary).toEqual({
      sampleCount: 1,
      producerCount: null,
      statistics: [
        {
          analyteSlug: 'guaiol',
          median: 0.3,
          lowerQuartile: 0.3,
          upperQuartile: 0.3,
          detectedCount: 1,
          testedCount: 1,
        },
      ],
    });
  });

  it('is null when no sample was tested for a terpene', () => {
    expect(summariseTerpenes([])).toBeNull();
    expect(summariseTerpenes([{ producer: 'p1', results: [detected('thca', 20)] }])).toBeNull();
  });
});
