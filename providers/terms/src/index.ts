export { type Analyte, analytes, findAnalyte } from './analytes.ts';
export { strainSlug } from './strain-slug.ts';
export type * from './types.ts';
