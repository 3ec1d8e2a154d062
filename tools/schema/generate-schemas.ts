import { composeSupergraph } from '@weedhounds/gateway';
import { loadSchemaText, type SubgraphName } from '@weedhounds/subgraph';
import { buildApiSchema } from './build-api-schema.ts';

/** Where each subgraph listens in development; another place is set where the gateway starts. */
const developmentPorts = { dispensary: 4001, menu: 4002, strain: 4003, network: 4004 } as const;
const subgraphNames = Object.keys(developmentPorts) as SubgraphName[];

export interface Hint {
  code: string;
  message: string;
}

export interface GeneratedSchemas {
  /** The composed supergraph: what the gateway runs on. */
  supergraph: string;
  /** The client API schema: what clients see. */
  client: string;
  /** What composition remarked on. */
  hints: readonly Hint[];
}

/** Composes the subgraphs' schemas. Throws, with one line an error, when they do not compose. */
export function generateSchemas(sdlOf: (name: SubgraphName) => string = loadSchemaText): GeneratedSchemas {
  const composition = composeSupergraph(
    subgraphNames.map((name) => ({
      name,
      url: `http://127.0.0.1:${developmentPorts[name]}/graphql`,
      sdl: sdlOf(name),
    })),
  );
  if (composition.kind === 'failed') {
    throw new Error(composition.errors.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  }
  return {
    supergraph: `${composition.supergraphSdl.trimEnd()}\n`,
    client: buildApiSchema(composition.supergraphSdl),
    hints: composition.hints,
  };
}
