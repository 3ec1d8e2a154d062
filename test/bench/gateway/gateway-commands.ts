import { fileURLToPath } from 'node:url';
import { testSecrets } from '@weedhounds/subgraph/testing';

export interface GatewayStart {
  /** The file of the supergraph. */
  supergraph: string;
  port: number;
  /** The folder that gets a CPU profile when the gateway ends. Default: none is taken. */
  profileFolder?: string | undefined;
}

/** What Node is started with. */
export interface GatewayCommand {
  args: readonly string[];
  env: Readonly<Record<string, string>>;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What is not about speed is off: the caller's rates and the limit on an operation's cost. */
const unlimited = {
  COST_LIMIT: '0',
  RATE_LIMIT_REQUESTS: '0',
  RATE_LIMIT_REQUESTS_STRANGER: '0',
  RATE_LIMIT_COST: '0',
  RATE_LIMIT_COST_STRANGER: '0',
};

function hive({ supergraph, port }: GatewayStart, ...options: string[]): GatewayCommand {
  const command = [here('rivals/node_modules/@graphql-hive/gateway/dist/bin.js'), 'supergraph', supergraph, ...options];
  // The supergraph does not change: it is not read again while it is measured.
  return { args: [...command, '--host', '127.0.0.1', '--port', String(port), '--polling', '1h'], env: {} };
}

const commands = {
  /** @apollo/gateway with Apollo Server, as their guide starts them. */
  stock: ({ supergraph, port }) => ({
    args: ['--import', 'tsx', here('stock.main.ts'), supergraph, String(port)],
    env: { APOLLO_TELEMETRY_DISABLED: '1' },
  }),
  /** Hive Gateway, planning and running in JavaScript. */
  hive: (start) => hive(start),
  /** Hive Gateway with the planner of Hive Router, which is Rust, and its executor. */
  'hive-rust': (start) => hive(start, '--config-path', here('rivals/hive-runtime.config.js')),
  /** As it is deployed. */
  ours: ({ supergraph, port, profileFolder }) => ({
    args: [
      ...(profileFolder === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profileFolder]),
      ...[here('../../../gateway/dist/main.js'), '--supergraph', supergraph],
    ],
    env: { PORT: String(port), GATEWAY_SECRET: testSecrets.join(), ...unlimited },
  }),
} satisfies Record<string, (start: GatewayStart) => GatewayCommand>;

export type GatewayName = keyof typeof commands;

export const gatewayNames = Object.keys(commands) as GatewayName[];

export function commandOf(name: GatewayName, start: GatewayStart): GatewayCommand {
  return commands[name](start);
}
