export { importMenu, type MenuFile, type MenuImportOptions, type MenuImportReport } from './import/import-menu.ts';
export { importMenuRecords } from './import/import-menu-records.ts';
export { importRules } from './import/import-rules.ts';
export { connectMenu, type MenuConnection } from './reading/connect-menu.ts';
export type { MenuReader } from './reading/create-menu-reader.ts';
export { type MenuOptions, startMenu } from './service.ts';
export { createStore, type MenuStore, migrationsFolder, schemaName } from './store/store.ts';
