import dns from 'node:dns';
import { type NetConnectOpts, Socket } from 'node:net';

/** Preloaded into a process (`--import`): writes each host it looks up or connects to as a line on stderr. */
const connect = Socket.prototype.connect;

Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  process.stderr.write(`connects ${targetOf(args)}\n`);
  return Reflect.apply(connect, this, args);
} as typeof connect;

const { lookup } = dns;

dns.lookup = ((...args: Parameters<typeof lookup>) => {
  process.stderr.write(`looks up ${args[0]}\n`);
  return Reflect.apply(lookup, dns, args);
}) as typeof lookup;

/** `net` calls itself with its arguments normalised into one array of options and listener. */
function targetOf([first, second]: unknown[]): string {
  const options = (Array.isArray(first) ? first[0] : first) as NetConnectOpts | number | string;
  if (typeof options !== 'object') return typeof options === 'number' ? `${second ?? 'localhost'}:${options}` : options;
  return 'path' in options && options.path
    ? options.path
    : `${'host' in options ? options.host : ''}:${'port' in options ? options.port : ''}`;
}
