import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between a store and its server, and can fall silent. */
export interface FaultProxy {
  port: number;
  /** Takes connections and bytes from now on, and hands on nothing. */
  halt(): void;
  /** Hands on what was held back, and all that comes. */
  resume(): void;
  /** Ends all connections, with what was held back of them, and hands on what comes. */
  cut(): void;
  /** How many a store has open. */
  connections(): number;
  /** Whether anything is held back. */
  isHolding(): boolean;
  close(): Promise<void>;
}

/** @param target the port of the server on this machine */
export async function startFaultProxy(target: number): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  let connections = 0;
  /** What waits to be handed on; undefined while nothing is held back. */
  let held: (() => void)[] | undefined;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    connections++;
    near.on('close', () => connections--);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('data', (bytes) => {
        const handOn = () => void other.write(bytes);
        if (held) held.push(handOn);
        else handOn();
      });
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    halt() {
      held ??= [];
    },
    resume() {
      for (const handOn of held ?? []) handOn();
      held = undefined;
    },
    cut() {
      held = undefined;
      for (const socket of sockets) socket.destroy();
    },
    connections: () => connections,
    isHolding: () => held !== undefined && held.length > 0,
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
