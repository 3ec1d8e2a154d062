import { parseArgs } from 'node:util';

/** What Prisma puts on the engine's command line. */
export interface EngineArguments {
  /** `can-connect-to-database` and the like; undefined when the engine shall serve JSON-RPC. */
  command: string | undefined;
  /** Paths of the schema files. */
  datamodels: string[];
  datasourceUrl: string | undefined;
}

export function readArguments(argv: readonly string[]): EngineArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      datamodels: { type: 'string', multiple: true, short: 'd' },
      datasource: { type: 'string' },
      'enabled-preview-features': { type: 'string' },
      'extension-types': { type: 'string' },
    },
  });
  const [mode, command] = positionals;
  const datasource = values.datasource === undefined ? undefined : (JSON.parse(values.datasource) as { url?: string });
  return {
    command: mode === 'cli' ? command : undefined,
    datamodels: values.datamodels ?? [],
    datasourceUrl: datasource?.url,
  };
}
