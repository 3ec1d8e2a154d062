import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** A service of docker-compose.yml, as far as tests look at it. */
export interface ComposeService {
  image: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment?: Record<string, string>;
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  tmpfs?: string[];
  ports?: string[];
  networks?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  stop_grace_period?: string;
}

export interface ComposeFile {
  services: Record<string, ComposeService>;
  networks: Record<string, { internal?: boolean } | null>;
}

/**
 * docker-compose.yml with its variables put in, as Compose reads it.
 *
 * @throws Error with the file's own words when a variable it requires has no value
 */
export function readComposeFile(variables: Readonly<Record<string, string>>): ComposeFile {
  return interpolate(parse(readFileSync(`${repository}docker-compose.yml`, 'utf8'), { merge: true }), variables);
}

/** The services that run the image built here. */
export function ourServices(file: ComposeFile): [name: string, service: ComposeService][] {
  return Object.entries(file.services).filter(([, { build }]) => build !== undefined);
}

/** The path of the file that a service's command runs, and the arguments after it. */
export function entryOf(service: ComposeService): { file: string; args: string[] } {
  const [program, ...words] = service.command ?? [];
  const isSource = words[0] === '--import' && words[1] === 'tsx';
  const [file = '', ...args] = isSource ? words.slice(2) : words;
  if (program !== 'node' || !file.endsWith(isSource ? '.ts' : '.js'))
    throw new Error(
      `A command must be node with a file, and tsx for one of TypeScript; got ${service.command?.join(' ')}.`,
    );
  return { file, args };
}

/** Compose's `${NAME:-default}` and `${NAME:?message}` in every text of a value. */
function interpolate<T>(value: T, variables: Readonly<Record<string, string>>): T {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part !== 'string'
      ? part
      : part.replaceAll(/\$\{(\w+):([-?])([^}]*)\}/g, (_match, name: string, operator: string, rest: string) => {
          const given = variables[name];
          if (given) return given;
          if (operator === '?') throw new Error(`${name}: ${rest}`);
          return rest;
        }),
  );
}
