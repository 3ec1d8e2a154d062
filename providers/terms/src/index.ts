export * from './strain-slug.ts';
export type * from './types.ts';
