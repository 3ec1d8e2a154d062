import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLightSubgraph } from './answer-light.ts';
import { subgraphSources } from './subgraph-schemas.ts';

export interface ServedSubgraphs {
  /** Addresses by subgraph name. At `/count` of each, the requests that have come to all of them. */
  urls: Readonly<Record<string, string>>;
  close(): void;
}

/** Serves all four subgraphs on free ports of this process, with no more of HTTP than that takes. */
export async function serveSubgraphs(): Promise<ServedSubgraphs> {
  let count = 0;
  const urls: Record<string, string> = {};
  const servers: Server[] = [];
  for (const [name, { sdl, resolvers }] of Object.entries(subgraphSources)) {
    const answer = createLightSubgraph(sdl, resolvers);
    const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
      if (request.url === '/count') return void response.end(String(count));
      count++;
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const text = await answer(Buffer.concat(chunks).toString('utf8'));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    urls[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  }
  return {
    urls,
    close() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}
