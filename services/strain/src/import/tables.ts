import type { Table } from './upsert.ts';

/** The tables that imports write. */

export const analyteTable: Table = {
  name: 'analyte',
  key: ['id'],
  columns: {
    id: 'text',
    slug: 'text',
    name: 'text',
    kind: '"strain"."AnalyteKind"',
    cas: 'text',
    boiling_point_low: 'float8',
    boiling_point_high: 'float8',
    aroma: 'text[]',
    synonyms: 'text[]',
    range_p5: 'float8',
    range_median: 'float8',
    range_p95: 'float8',
    range_sample_count: 'int',
    note: 'text',
  },
};

export const strainTable: Table = {
  name: 'strain',
  key: ['id'],
  columns: {
    id: 'text',
    slug: 'text',
    name: 'text',
    type: '"strain"."StrainType"',
    breeder: 'text',
    description: 'text',
    effects: 'text[]',
    flavors: 'text[]',
    source: 'text',
    terms: 'text',
    is_implied: 'boolean',
  },
};

export const strainNameTable: Table = {
  name: 'strain_name',
  key: ['slug'],
  columns: { slug: 'text', name: 'text', is_own: 'boolean', strain_id: 'text' },
};

export const labSampleTable: Table = {
  name: 'lab_sample',
  key: ['id'],
  columns: {
    id: 'text',
    product_name: 'text',
    product_type: '"strain"."LabProductType"',
    strain_slug: 'text',
    strain_id: 'text',
    tested_on: 'date',
    laboratory: 'text',
    producer: 'text',
    total_cannabinoids: 'float8',
    total_terpenes: 'float8',
    total_thc: 'float8',
    total_cbd: 'float8',
    has_terpenes: 'boolean',
    results: 'jsonb',
    source: 'text',
    terms: 'text',
  },
};

export const terpeneProfileTable: Table = {
  name: 'terpene_profile',
  key: ['strain_id', 'basis'],
  columns: {
    strain_id: 'text',
    basis: '"strain"."ProfileBasis"',
    sample_count: 'int',
    producer_count: 'int',
  },
};

export const terpeneStatisticTable: Table = {
  name: 'terpene_statistic',
  key: ['strain_id', 'basis', 'analyte_slug'],
  columns: {
    strain_id: 'text',
    basis: '"strain"."ProfileBasis"',
    analyte_slug: 'text',
    median: 'float8',
    lower_quartile: 'float8',
    upper_quartile: 'float8',
    detected_count: 'int',
    tested_count: 'int',
  },
};

export const chemotypeSummaryTable: Table = {
  name: 'chemotype_summary',
  key: ['strain_id', 'basis'],
  columns: {
    strain_id: 'text',
    basis: '"strain"."ProfileBasis"',
    chemotype: '"strain"."Chemotype"',
    total_thc: 'float8',
    total_cbd: 'float8',
    sample_count: 'int',
  },
};
