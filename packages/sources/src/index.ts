export { type AdaptiveOptions, type AdaptivePlan, createAdaptivePlan } from './adaptive-plan.ts';
export { createLookup, type Lookup, type LookupOptions, type LookupStrategy } from './create-lookup.ts';
export type { Found, LookupPlan, Observation, Source } from './source.ts';
