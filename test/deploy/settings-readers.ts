import { readGatewaySettings } from '../../gateway/src/settings.ts';
import { readDispensarySettings } from '../../services/dispensary/src/settings.ts';
import { readMenuSettings } from '../../services/menu/src/settings.ts';
import { readNetworkSettings } from '../../services/network/src/settings.ts';
import { readStrainSettings } from '../../services/strain/src/settings.ts';
import { readDatabaseSettings } from '../../tools/database-settings.ts';

type Environment = Readonly<Record<string, string>>;

/** How the process behind an entry file reads its settings, by that file. */
export const settingsReaders: Readonly<Record<string, (env: Environment, args: readonly string[]) => unknown>> = {
  'gateway/dist/main.js': (env, args) => readGatewaySettings(args, env),
  'services/dispensary/src/main.ts': readDispensarySettings,
  'services/menu/src/main.ts': readMenuSettings,
  'services/network/src/main.ts': readNetworkSettings,
  'services/strain/src/main.ts': readStrainSettings,
  'tools/db.ts': readDatabaseSettings,
};
