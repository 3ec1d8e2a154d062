import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import { StartError } from '@weedhounds/errors';

/** Why the operating system refuses an address, by its error's code. */
const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'PORT must be free; another process listens on',
  EACCES: 'PORT must be one this user may listen on; the system refuses',
  EADDRNOTAVAIL: 'HOST must be an address of this machine; the system refuses',
  ENOTFOUND: 'HOST must be a name this machine can resolve; it cannot resolve',
};

/**
 * Starts listening and says where: the address to reach it at, without a path, and the port.
 *
 * @param port 0 takes a free one
 * @throws StartError naming the setting when the address cannot be had
 */
export async function listen(server: Server, host: string, port: number): Promise<{ url: string; port: number }> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined) throw error;
    throw new StartError(`${reason} ${host}:${port}.`, { cause: error });
  }
  const address = server.address() as AddressInfo;
  const scheme = server instanceof TlsServer ? 'https' : 'http';
  return { url: `${scheme}://${reachable(host)}:${address.port}`, port: address.port };
}

/** A client cannot call "any address", so it is sent to loopback. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
