/**
 * Sends one load, in a process of its own: `node load.main.ts URL SECONDS CONNECTIONS MODE QUERY`. Prints what came as JSON. In the
 * mode `unique` every request has a variable of its own, in `identical` all have the same.
 */
import { createRequire } from 'node:module';

interface Request {
  method: string;
  headers: Record<string, string>;
  body: string;
  setupRequest?: (request: Request) => Request;
}

interface Result {
  requests: { total: number };
  latency: { p50: number; p99: number };
  errors: number;
  non2xx: number;
  duration: number;
}

type Autocannon = (options: {
  url: string;
  duration: number;
  connections: number;
  requests: Request[];
}) => Promise<Result>;

const autocannon = createRequire(new URL('rivals/package.json', import.meta.url))('autocannon') as Autocannon;
const [url = '', seconds = '1', connections = '1', mode = 'identical', query = ''] = process.argv.slice(2);
let count = 0;
const bodyOf = (tag: string) => JSON.stringify({ query, variables: { tag } });
const result = await autocannon({
  url,
  duration: Number(seconds),
  connections: Number(connections),
  requests: [
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: bodyOf('same'),
      ...(mode === 'unique' && {
        setupRequest: (request) => ({ ...request, body: bodyOf(`${process.pid}-${count++}`) }),
      }),
    },
  ],
});
const { requests, latency, errors, non2xx, duration } = result;
const { p50, p99 } = latency;
process.stdout.write(
  JSON.stringify({ perSecond: requests.total / duration, total: requests.total, p50, p99, failed: errors + non2xx }),
);
