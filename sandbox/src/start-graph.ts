import { startDispensary } from '@weedhounds/dispensary';
import { composeSupergraph, type GatewayOptions, startGateway } from '@weedhounds/gateway';
import { type MenuOptions, type MenuReader, startMenu } from '@weedhounds/menu';
import { startNetwork } from '@weedhounds/network';
import { startStrain } from '@weedhounds/strain';
import { loadSchemaText, type Subgraph, type SubgraphName } from '@weedhounds/subgraph';
import { createSecret } from './create-secret.ts';
import type { Stores } from './stores.ts';

export interface GraphOptions
  extends Omit<GatewayOptions, 'supergraphSdl' | 'subgraphUrls' | 'subgraphTls' | 'secrets'> {
  stores: Stores;
  /** What menus are read through, and how. Default: nothing. */
  menus?: Pick<MenuOptions, 'providers' | 'reading'>;
  /** What the gateway signs its calls with. Default: a random one, known to no one else. */
  secrets?: readonly string[];
}

/** Four subgraphs and a gateway in this process. */
export interface Graph {
  /** Where the gateway is reached, without a path. */
  url: string;
  /** GraphQL addresses of the subgraphs, which answer the gateway only. */
  subgraphUrls: Record<SubgraphName, string>;
  /** Reads menus through their providers. */
  menuReader: MenuReader;
  /** The gateway first, then the subgraphs: what is in flight finishes. */
  close(): Promise<void>;
}

/** Starts the subgraphs on free loopback ports and the gateway where it is asked to. They speak HTTP, as they would apart. */
export async function startGraph({ stores, menus, secrets = [createSecret()], ...rest }: GraphOptions): Promise<Graph> {
  const running: { close(): Promise<void> }[] = [];
  const close = async () => {
    for (const part of running.splice(0).reverse()) await part.close();
  };
  const { leastConfidence = 'B' } = rest;
  // Known when the gateway listens, which is last.
  const gatewayUrls: string[] = [];
  const listen = { secrets, host: '127.0.0.1', port: 0 };
  try {
    const menu = await startMenu({
      ...{ store: stores.menu, leastConfidence, gatewayUrls, ...menus, ...listen },
      ...(rest.cache && { policies: rest.cache.policies }),
    });
    running.push(menu);
    const urls = {
      dispensary: await started(running, startDispensary({ store: stores.dispensary, ...listen })),
      menu: `${menu.endpoint.url}/graphql`,
      strain: await started(running, startStrain({ store: stores.strain, ...listen })),
    };
    const subgraphs = Object.entries(urls).map(([name, url]) => ({ name, url }));
    const network = await started(running, startNetwork({ store: stores.network, subgraphs, ...listen }));
    const subgraphUrls = { ...urls, network };
    const gateway = await startGateway({ ...rest, secrets, supergraphSdl: compose(subgraphUrls) });
    running.push(gateway);
    gatewayUrls.push(gateway.url);
    return { url: gateway.url, subgraphUrls, menuReader: menu.reader, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function started(running: { close(): Promise<void> }[], starting: Promise<Subgraph>): Promise<string> {
  const subgraph = await starting;
  running.push(subgraph);
  return `${subgraph.endpoint.url}/graphql`;
}

function compose(urls: Record<SubgraphName, string>): string {
  const names = Object.keys(urls) as SubgraphName[];
  const composition = composeSupergraph(names.map((name) => ({ name, url: urls[name], sdl: loadSchemaText(name) })));
  if (composition.kind === 'failed') {
    throw new Error(composition.errors.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  }
  return composition.supergraphSdl;
}
