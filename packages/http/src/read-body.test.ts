import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readJsonBody } from './read-body.ts';

let server: Server;
let client: Socket;
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{');
});
afterEach(() => {
  client.destroy();
  server.close();
});

const hungUp = 'The client hung up before its body was whole.';

it('is not waited for when the client hung up before it was wanted', async () => {
  const [request] = (await once(server, 'request')) as [IncomingMessage];
  client.destroy();
  await new Promise((resolve) => request.once('close', resolve));
  await expect(readJsonBody(request, 100)).rejects.toThrow(hungUp);
});

it('is given up when the client hangs up meanwhile', async () => {
  const [request] = (await once(server, 'request')) as [IncomingMessage];
  const body = readJsonBody(request, 100);
  client.destroy();
  await expect(body).rejects.toThrow(/hung up|aborted/);
});
