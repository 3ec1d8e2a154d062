import type { Policy } from '@weedhounds/cache';

/** The values of `cache__Policy`: what `@ttl(policy:)` may name. */
export const policyNames = [
  'MENU_DATA',
  'STRAIN_INFO',
  'TERPENE_PROFILES',
  'PRICING_DATA',
  'INVENTORY',
  'DISPENSARY_INFO',
  'LAB_RESULTS',
  'USER_REVIEWS',
] as const;

export type PolicyName = (typeof policyNames)[number];

export type Policies = Readonly<Record<PolicyName, Policy>>;

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;
const year = 365 * day;
const megabyte = 1_000_000;

/**
 * How long data of each kind is kept, unless `CACHE_POLICIES` says otherwise. No kind is about a viewer, so all are PUBLIC; what
 * is, says `@cacheControl(scope: PRIVATE)`. What the law lets one viewer see and another not differs by class of viewer.
 */
export const defaultPolicies: Policies = {
  /** Menus, and what an item is: name, brand, sizes, potency. */
  MENU_DATA: {
    name: 'MENU_DATA',
    ttlMs: 2 * hour,
    staleMs: 30 * minute,
    staleIfErrorMs: day,
    negativeTtlMs: 5 * minute,
    maxBytes: 100 * megabyte,
    scope: 'PUBLIC',
    varies: 'class',
    strategy: 'adaptive',
  },
  /** Strains and the substances they hold: names, lineage, reported effects. */
  STRAIN_INFO: {
    name: 'STRAIN_INFO',
    ttlMs: week,
    staleMs: day,
    staleIfErrorMs: 2 * week,
    negativeTtlMs: hour,
    maxBytes: 50 * megabyte,
    scope: 'PUBLIC',
    varies: 'never',
    strategy: 'fixed',
  },
  /** Medians over lab samples, and what is reckoned from them. */
  TERPENE_PROFILES: {
    name: 'TERPENE_PROFILES',
    ttlMs: year,
    staleMs: week,
    staleIfErrorMs: year,
    negativeTtlMs: day,
    maxBytes: 200 * megabyte,
    scope: 'PUBLIC',
    varies: 'never',
    strategy: 'fixed',
  },
  /** Prices, their history, and lists that are ordered or narrowed by them. */
  PRICING_DATA: {
    name: 'PRICING_DATA',
    ttlMs: hour,
    staleMs: 5 * minute,
    staleIfErrorMs: 6 * hour,
    negativeTtlMs: minute,
    maxBytes: 75 * megabyte,
    scope: 'PUBLIC',
    varies: 'class',
    strategy: 'volatility',
  },
  /** What is in stock. */
  INVENTORY: {
    name: 'INVENTORY',
    ttlMs: hour,
    staleMs: minute,
    staleIfErrorMs: 2 * hour,
    negativeTtlMs: minute,
    maxBytes: 50 * megabyte,
    scope: 'PUBLIC',
    varies: 'class',
    strategy: 'business-hours',
  },
  /** Shops and the rules of the places they stand in. */
  DISPENSARY_INFO: {
    name: 'DISPENSARY_INFO',
    ttlMs: 30 * day,
    staleMs: day,
    staleIfErrorMs: 30 * day,
    negativeTtlMs: hour,
    maxBytes: 25 * megabyte,
    scope: 'PUBLIC',
    varies: 'never',
    strategy: 'fixed',
  },
  /** What a laboratory found: it is not found otherwise later. */
  LAB_RESULTS: {
    name: 'LAB_RESULTS',
    ttlMs: year,
    staleMs: week,
    staleIfErrorMs: year,
    negativeTtlMs: day,
    maxBytes: 150 * megabyte,
    scope: 'PUBLIC',
    varies: 'never',
    strategy: 'fixed',
  },
  /** What people wrote, and their ratings taken together. */
  USER_REVIEWS: {
    name: 'USER_REVIEWS',
    ttlMs: week,
    staleMs: hour,
    staleIfErrorMs: 2 * week,
    negativeTtlMs: 5 * minute,
    maxBytes: 100 * megabyte,
    scope: 'PUBLIC',
    varies: 'never',
    strategy: 'fixed',
  },
};

/** What is kept by `@cacheControl(maxAge:)` alone: as long as that says and, where its subgraph fails, as long again. */
export const maxAgeAlone: Omit<Policy, 'ttlMs'> = {
  name: 'MAX_AGE',
  staleMs: 0,
  staleIfErrorMs: Number.POSITIVE_INFINITY,
  negativeTtlMs: Number.POSITIVE_INFINITY,
  maxBytes: 25 * megabyte,
  scope: 'PUBLIC',
  varies: 'class',
  strategy: 'fixed',
};

/** What lives as long as that which it is a part of: `@cacheControl(inheritMaxAge: true)`. It tightens nothing. */
export const inherited: Policy = {
  name: 'INHERITED',
  ttlMs: Number.POSITIVE_INFINITY,
  staleMs: Number.POSITIVE_INFINITY,
  staleIfErrorMs: Number.POSITIVE_INFINITY,
  negativeTtlMs: Number.POSITIVE_INFINITY,
  maxBytes: Number.POSITIVE_INFINITY,
  scope: 'PUBLIC',
  varies: 'never',
  strategy: 'fixed',
};
