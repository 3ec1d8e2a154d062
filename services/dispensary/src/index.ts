export {
  type DispensaryName,
  findOrCreateDispensary,
  type NamedDispensary,
} from './import/find-or-create-dispensary.ts';
export { importDispensaries } from './import/import-dispensaries.ts';
export { importJurisdictions } from './import/import-jurisdictions.ts';
export { importRetailers, type RetailerFile } from './import/import-retailers.ts';
export type { JurisdictionRecord, PurchaseLimitRecord } from './import/jurisdiction-record.ts';
export type { StoreCounts } from './import/store-dispensaries.ts';
export { type DispensaryOptions, startDispensary } from './service.ts';
export { createStore, type DispensaryStore, migrationsFolder, schemaName } from './store/store.ts';
