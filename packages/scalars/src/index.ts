export { parseJurisdictionCode } from './jurisdiction-code.ts';
export { scalarResolvers } from './scalar-resolvers.ts';
