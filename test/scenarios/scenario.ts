import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One subgraph of a scenario. */
export interface ScenarioSubgraph {
  /** Without the `@link` to federation, which is put before it. */
  sdl: string;
  resolvers: Readonly<Record<string, unknown>>;
}

/** What a scenario's `graph.ts` exports as `graph`. */
export interface ScenarioGraph {
  subgraphs: Readonly<Record<string, ScenarioSubgraph>>;
  /** Labels of `@override` that are on. Default: none. */
  overrideLabels?: readonly string[];
}

/** What a client sends. */
export interface ScenarioRequest {
  query: string;
  variables: Record<string, unknown>;
  /** Which of several operations runs. Default: the only one. */
  operationName?: string;
}

/** One query of a scenario, `NAME.graphql`, and the whole answer that is expected of it, `NAME.json`. */
export interface ScenarioCase extends ScenarioRequest {
  name: string;
  expected: ScenarioAnswer;
  /** Why the stock executor answers otherwise; undefined where it answers the same. */
  stockIsWrong: string | undefined;
}

/** Errors by what a client can rely on, sorted: no order is promised. */
export interface ScenarioAnswer {
  data: unknown;
  errors: readonly { path: readonly (string | number)[] | undefined; code: unknown }[];
}

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Names of all scenarios: the folders beside this file. */
export function listScenarios(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** The cases of a scenario. */
export function readCases(scenario: string): ScenarioCase[] {
  const read = (file: string) => readFileSync(`${folder}${scenario}/${file}`, 'utf8');
  return readdirSync(folder + scenario)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => {
      const name = file.slice(0, -'.graphql'.length);
      const {
        variables = {},
        stockIsWrong,
        data,
        errors = [],
        ...rest
      } = JSON.parse(read(`${name}.json`)) as {
        operationName?: string;
        variables?: Record<string, unknown>;
        stockIsWrong?: string;
      } & Partial<ScenarioAnswer>;
      const expected = { data, errors: sortErrors(errors) };
      return { name, query: read(file), variables, ...rest, stockIsWrong, expected };
    });
}

export function sortErrors(errors: ScenarioAnswer['errors']): ScenarioAnswer['errors'] {
  const byText = errors.map((error) => [JSON.stringify(error), error] as const);
  return byText.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, error]) => error);
}
