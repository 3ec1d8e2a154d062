import { describe, expect, it } from 'vitest';
import { summariseChemotype } from './summarise-chemotype.ts';

describe('summariseChemotype', () => {
  it('takes the medians over the samples that state both totals', () => {
    const samples = [
      { totalThc: 20, totalCbd: 0 },
      { totalThc: 10, totalCbd: 8 },
      { totalThc: 12, totalCbd: 4 },
      { totalThc: 99, totalCbd: null },
      { totalThc: null, totalCbd: 99 },
    ];
    expect(summariseChemotype(samples)).toEqual({ chemotype: 'II', totalThc: 12, totalCbd: 4, sampleCount: 3 });
  });

  it('is null without a sample that states both totals', () => {
    expect(summariseChemotype([])).toBeNull();
    expect(summariseChemotype([{ totalThc: 20, totalCbd: null }])).toBeNull();
  });

  it('is null when both medians are 0', () => {
    expect(summariseChemotype([{ totalThc: 0, totalCbd: 0 }])).toBeNull();
  });
});
