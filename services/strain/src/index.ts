export { importAnalytes } from './import/import-analytes.ts';
export { type CatalogueStrain, importCatalogueStrains, type PublishedProfile } from './import/import-catalogue.ts';
export type { ImportFile } from './import/import-file.ts';
export { importLab } from './import/import-lab.ts';
export { importLineage } from './import/import-lineage.ts';
export { importStrains } from './import/import-strains.ts';
export { type StrainOptions, startStrain } from './service.ts';
export { createStore, migrationsFolder, type StrainStore, schemaName } from './store/store.ts';
