import { describe, expect, it } from 'vitest';
import { profileOf } from './profile.ts';
import { createSample } from './sample.fixture.ts';

describe('profileOf', () => {
  it('takes the median and quartiles of each terpene, the highest median first', () => {
    const samples = [
      createSample({ 'beta-myrcene': 0.2, limonene: 0.5 }),
      createSample({ 'beta-myrcene': 0.4, limonene: 0.1 }, { producer: 'grower-2' }),
      createSample({ 'beta-myrcene': 0.9, limonene: 0.3 }),
    ];
    expect(profileOf(samples)).toEqual({
      samples: 3,
      producers: 2,
      terpenes: { 'beta-myrcene': [0.4, 0.3, 0.65, 3, 3], limonene: [0.3, 0.2, 0.4, 3, 3] },
      chemotype: null,
    });
  });

  it('counts what was not detected as 0 and leaves out what was not tested', () => {
    const samples = [
      createSample({ linalool: 0.1, guaiol: null, camphene: 'ND' }),
      createSample({ linalool: 'ND', guaiol: null, camphene: 'ND' }),
      createSample({ linalool: null, guaiol: null, camphene: 'ND' }),
    ];
    expect(profileOf(samples)?.terpenes).toEqual({ linalool: [0.05, 0.025, 0.075, 1, 2], camphene: [0, 0, 0, 0, 3] });
  });

  it('takes the medians of total THC and CBD over all flower samples, those without terpenes too', () => {
    const samples = [
      createSample({ limonene: 0.5, thc: 1, thca: 20, cbd: 'ND', cbda: 0.1 }),
      createSample({ thc: 0.5, thca: 10, cbd: 0.2, cbda: 'ND' }),
      createSample({ thc: 3, thca: 'ND' }),
    ];
    expect(profileOf(samples)).toMatchObject({
      samples: 1,
      chemotype: { totalThc: 13.905, totalCbd: 0.144, samples: 2 },
    });
  });

  it('is null where no flower sample had its terpenes tested', () => {
    expect(profileOf([createSample({ thc: 1, limonene: null })])).toBeNull();
    expect(profileOf([createSample({ limonene: 1 }, { productType: 'CONCENTRATE' })])).toBeNull();
  });
});
