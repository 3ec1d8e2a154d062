/** All four subgraphs in one process; their addresses are its first line. `GET /count` says how many requests came. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLightSubgraph } from './answer-light.ts';
import { subgraphSources } from './subgraph-schemas.ts';

let count = 0;
const urls: Record<string, string> = {};

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
  urls[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
process.stdout.write(`${JSON.stringify(urls)}\n`);
