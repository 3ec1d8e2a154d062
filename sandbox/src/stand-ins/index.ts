export type { CallCount } from './call-counts.ts';
export { catalogueShops, optionsOf, type StandInShop } from './catalogue-shops.ts';
export { type CallMatch, type Fault, type FaultOptions, faults } from './faults.ts';
export type { MenuEdit } from './moving-menus.ts';
export type { CallLimit } from './sliding-limits.ts';
export type { StandIn, StandInKind, StandInOptions } from './stand-in.ts';
export { startStandIn } from './start-stand-in.ts';
