export { type MenuOptions, startMenu } from './service.ts';
export { createStore, type MenuStore, migrationsFolder, schemaName } from './store/store.ts';
