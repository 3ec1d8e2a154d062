import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ConnectionLimits } from './create-server.ts';
import { Refusal } from './refusal.ts';
import { errorHeaders, sendJson } from './respond.ts';

/**
 * Answers what Node's parser cannot read, and expectations it cannot meet, in the form every other refusal has, and then
 * closes the connection. A request that was whole before the fault is answered first.
 */
export function answerBrokenRequests(server: Server, { maxHeaderBytes }: ConnectionLimits): void {
  const pending = new WeakMap<Duplex, ServerResponse>();
  server.prependListener('request', (request, response) => {
    pending.set(request.socket, response);
    response.once('close', () => {
      if (pending.get(request.socket) === response) pending.delete(request.socket);
    });
  });

  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const refusal = refusalOf(error, maxHeaderBytes);
    const response = pending.get(socket);
    if (refusal === undefined || !socket.writable) socket.destroy();
    else if (response?.req.complete) response.once('close', () => end(socket, refusal));
    else if (response?.headersSent) socket.destroy();
    else end(socket, refusal);
  });

  server.on('checkExpectation', (request, response) => {
    const message = `Only 100-continue may be expected; got ${request.headers.expect}.`;
    const headers = { ...errorHeaders(417), connection: 'close' };
    sendJson(response, 417, toBody(new Refusal(417, message)), headers);
  });
}

/** Undefined when nobody can be told: the connection broke, or never became one that speaks HTTP. */
function refusalOf({ code = '' }: NodeJS.ErrnoException, maxHeaderBytes: number): Refusal | undefined {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Refusal(408, 'The request took too long to come in.');
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new Refusal(431, `The request's line and headers must be at most ${maxHeaderBytes} bytes.`);
  }
  if (code.startsWith('HPE_')) return new Refusal(400, 'The request must be HTTP/1.1.');
  return undefined;
}

function end(socket: Duplex, refusal: Refusal): void {
  const body = `${JSON.stringify(toBody(refusal))}\n`;
  const headers = {
    ...errorHeaders(refusal.status),
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'x-content-type-options': 'nosniff',
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`, ...lines].join('\r\n');
  socket.end(`${head}\r\n\r\n${body}`, () => socket.destroy());
}

function toBody({ message, code }: Refusal) {
  return { errors: [{ message, extensions: { code } }] };
}
