export { type Analyte, analytes, findAnalyte } from './analytes.ts';
export { isDosed, parseMeasure } from './parse-measure.ts';
export { parseMoney } from './parse-money.ts';
export { parseNumber, roundTo } from './parse-number.ts';
export { type PotencyContext, parsePotency, type RawPotency } from './parse-potency.ts';
export { parseWeight, type Weight } from './parse-weight.ts';
export { strainSlug } from './strain-slug.ts';
export { type Chemotype, chemotypeOf, totalCbd, totalThc } from './total.ts';
export type * from './types.ts';
