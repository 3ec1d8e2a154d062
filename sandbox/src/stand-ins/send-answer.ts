import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { assertNever } from '@weedhounds/errors';
import type { Fault } from './faults.ts';

const largeBody = 60 * 1024 * 1024;
const chunk = Buffer.alloc(64 * 1024, ' ');
const json = { 'content-type': 'application/json; charset=utf-8' };

/** Faults of the transport, the most drastic first: of several the first befalls the call. */
const transportFaults = [
  'hang',
  'reset',
  'forbidden-html',
  'too-many-calls',
  'too-many-calls-unexplained',
  'server-error',
  'large-body',
  'truncation',
] as const satisfies readonly Fault[];

export type TransportFault = (typeof transportFaults)[number];

/** The fault of the transport among those that befall a call; undefined where there is none. */
export function transportFaultOf(has: (fault: Fault) => boolean): TransportFault | undefined {
  return transportFaults.find(has);
}

/** Answers JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { ...json, 'content-length': bytes.length, ...headers }).end(bytes);
}

/** Answers as the fault has it; `body` is what would have been answered. */
export async function sendFault(response: ServerResponse, fault: TransportFault, body: () => unknown): Promise<void> {
  switch (fault) {
    case 'hang':
      return;
    case 'reset':
      response.writeHead(200, { ...json, 'content-length': 1000 }).write('[{"');
      // What was written must have left before the connection goes, or the client sees no answer at all.
      setImmediate(() => response.socket?.resetAndDestroy());
      return;
    case 'forbidden-html':
      response.writeHead(403, json).end('<!DOCTYPE html><html><title>Attention Required!</title></html>');
      return;
    case 'too-many-calls':
      return sendJson(response, 429, { message: 'Too many requests' }, { 'retry-after': '1' });
    case 'too-many-calls-unexplained':
      return sendJson(response, 429, { message: 'Too many requests' });
    case 'server-error':
      return sendJson(response, 500, { message: 'Internal error' });
    case 'truncation': {
      const text = JSON.stringify(body());
      response.writeHead(200, json).end(text.slice(0, Math.floor(text.length / 2)));
      return;
    }
    case 'large-body':
      return sendLargeBody(response);
    default:
      return assertNever(fault);
  }
}

/** Blanks before the JSON, as fast as they are taken, without a content-length. */
async function sendLargeBody(response: ServerResponse): Promise<void> {
  response.writeHead(200, json);
  const closed = once(response, 'close');
  for (let sent = 0; sent < largeBody && !response.destroyed; sent += chunk.length) {
    if (!response.write(chunk)) await Promise.race([once(response, 'drain'), closed]);
  }
  response.end('{}');
}
