/** The load generator, a process of its own that is told what to do in messages. */
import { createRequire } from 'node:module';
import { createAnswerCount } from './count-answers.ts';
import type { LoadCommand, LoadReply } from './load-messages.ts';
import type { Load } from './loads.ts';

interface Request {
  method: string;
  headers: Record<string, string>;
  body: string;
  setupRequest?: (request: Request) => Request;
}

/** As much of autocannon as is used. */
interface Run extends PromiseLike<unknown> {
  on(event: 'response', listener: (client: unknown, status: number, bytes: number, milliseconds: number) => void): void;
  on(event: 'reqError', listener: (error: Error) => void): void;
  on(event: 'reqMismatch', listener: (body: string) => void): void;
  stop(): void;
}

interface RunOptions {
  url: string;
  connections: number;
  /** Seconds. */
  duration: number;
  /** Milliseconds between looks at whether it shall stop. */
  sampleInt: number;
  verifyBody: (body: string) => boolean;
  requests: Request[];
}

const autocannon = createRequire(new URL('rivals/package.json', import.meta.url))('autocannon') as (
  options: RunOptions,
) => Run;
const aDay = 86_400;

let tag = 0;

function toRequest({ query, variables }: Load): Request {
  const bodyOf = (value: string) => JSON.stringify({ query, variables: { tag: value } });
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: bodyOf('same') };
  if (variables === 'identical') return request;
  return { ...request, setupRequest: (one) => ({ ...one, body: bodyOf(`${process.pid}-${tag++}`) }) };
}

let run: Run | undefined;
const count = createAnswerCount();

async function obey(command: LoadCommand): Promise<LoadReply | undefined> {
  if (command.kind === 'count') return { kind: 'counted', count: count.read(performance.now()) };
  if (command.kind === 'forget') {
    count.forget(performance.now());
    return { kind: 'done' };
  }
  if (command.kind === 'stop') {
    run?.stop();
    await run;
    return { kind: 'done' };
  }
  const { url, load, length } = command;
  run = autocannon({
    url,
    connections: load.connections,
    duration: aDay,
    sampleInt: 50,
    // Its text is there anyway: to compare its length costs nothing.
    verifyBody: (body) => body.length === length,
    requests: [toRequest(load)],
  });
  run.on('response', (_, status, _bytes, milliseconds) => count.answered(status, milliseconds));
  run.on('reqError', ({ message }) => count.failed(message));
  run.on('reqMismatch', (body) => count.failed(`a body of ${body.length} characters: ${body}`));
  return undefined;
}

process.on('message', async (command: LoadCommand) => {
  const reply = await obey(command);
  if (reply) process.send?.(reply);
});
