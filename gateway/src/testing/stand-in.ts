import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server in a subgraph's place that does just what a test tells it to. */
export interface StandIn {
  /** Its GraphQL address. */
  url: string;
  /** Bodies of the requests that came, in order. */
  bodies: string[];
  /** The requests themselves, in order. */
  requests: IncomingMessage[];
  close(): Promise<void>;
}

/** Starts a stand-in on a free loopback port. The listener runs once a request's body has come in. */
export async function startStandIn(listener: RequestListener): Promise<StandIn> {
  const bodies: string[] = [];
  const requests: IncomingMessage[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    bodies.push(Buffer.concat(chunks).toString('utf8'));
    requests.push(request);
    listener(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    bodies,
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A listener that answers every request with the same JSON. */
export function answering(body: unknown, status = 200): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}
