/** Columns of the laboratory's table that are not results. */
export const sampleColumns = [
  'sample_id',
  'product_name',
  'producer_hash',
  'product_type',
  'date_tested',
  'cannabinoid_units',
  'terpene_units',
  'total_cannabinoids',
  'total_terpenes',
] as const;

/** Columns that hold one analyte each. */
export const analyteColumns = {
  c_thca: 'thca',
  c_delta_8_thc: 'delta-8-thc',
  c_thcv: 'thcv',
  c_thcva: 'thcva',
  c_cbda: 'cbda',
  c_cbd: 'cbd',
  c_cbdv: 'cbdv',
  c_cbdva: 'cbdva',
  c_cbga: 'cbga',
  c_cbg: 'cbg',
  c_cbca: 'cbca',
  c_cbc: 'cbc',
  c_cbn: 'cbn',
  c_cbl: 'cbl',
  t_alpha_pinene: 'alpha-pinene',
  t_beta_pinene: 'beta-pinene',
  t_beta_myrcene: 'beta-myrcene',
  t_d_limonene: 'limonene',
  t_beta_caryophyllene: 'beta-caryophyllene',
  t_alpha_humulene: 'alpha-humulene',
  t_linalool: 'linalool',
  t_terpinolene: 'terpinolene',
  t_camphene: 'camphene',
  t_delta_3_carene: 'delta-3-carene',
  t_alpha_terpinene: 'alpha-terpinene',
  t_gamma_terpinene: 'gamma-terpinene',
  t_eucalyptol: 'eucalyptol',
  t_geraniol: 'geraniol',
  t_guaiol: 'guaiol',
  t_isopulegol: 'isopulegol',
  t_alpha_bisabolol: 'alpha-bisabolol',
  t_caryophyllene_oxide: 'caryophyllene-oxide',
  t_p_cymene: 'p-cymene',
} as const;

/** Two columns for one analyte: never both filled, but for rows where both are 0. */
export const thcColumns = ['c_thc', 'c_delta_9_thc'] as const;

/** Isomers that we know as one analyte, their sum. */
export const isomerColumns = {
  nerolidol: ['t_cis_nerolidol', 't_trans_nerolidol'],
  ocimene: ['t_alpha_ocimene', 't_beta_ocimene'],
} as const;

/** Cannabinoids that our table of analytes does not know. */
export const unlistedColumns = ['c_cbna', 'c_cbla', 'c_cbt', 'c_cbcv'] as const;

type SampleColumn = (typeof sampleColumns)[number];
export type ResultColumn =
  | keyof typeof analyteColumns
  | (typeof thcColumns)[number]
  | (typeof isomerColumns)[keyof typeof isomerColumns][number]
  | (typeof unlistedColumns)[number];

/** A row of the laboratory's table, as read. */
export type McrRow = Record<SampleColumn | ResultColumn, string>;

/** Every column a file must have. */
export const columns: readonly (keyof McrRow)[] = [
  ...sampleColumns,
  ...(Object.keys(analyteColumns) as (keyof typeof analyteColumns)[]),
  ...thcColumns,
  ...isomerColumns.nerolidol,
  ...isomerColumns.ocimene,
  ...unlistedColumns,
];
