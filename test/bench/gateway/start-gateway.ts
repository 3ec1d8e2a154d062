import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { takeFreePort } from '@weedhounds/http';
import { commandOf, type GatewayName } from './gateway-commands.ts';
import { cores, startPinned, stopProcess } from './start-pinned.ts';

/** A gateway that is measured: a process of its own, alone at work on its core. */
export interface MeasuredGateway {
  name: GatewayName;
  /** Where it takes GraphQL. */
  url: string;
  pid: number;
  close(): Promise<void>;
}

export interface StartGatewayOptions {
  /** The file of the supergraph. */
  supergraph: string;
  /** The folder that gets a CPU profile when the gateway is closed, of our gateway alone. Default: none is taken. */
  profileFolder?: string | undefined;
}

/** Milliseconds until a gateway must have answered. */
const patience = 60_000;

/** Starts a gateway and waits until it answers. Only its errors are printed. */
export async function startGateway(name: GatewayName, options: StartGatewayOptions): Promise<MeasuredGateway> {
  const port = await takeFreePort();
  const { args, env } = commandOf(name, { ...options, port });
  const child = startPinned(cores.gateway, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    cwd: fileURLToPath(new URL('rivals', import.meta.url)),
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
  });
  const url = `http://127.0.0.1:${port}/graphql`;
  try {
    await waitFor(url, child);
  } catch (error) {
    await stopProcess(child);
    throw error;
  }
  return { name, url, pid: child.pid ?? 0, close: () => stopProcess(child) };
}

async function waitFor(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`${url} ended with ${child.exitCode} before it answered.`);
    const body = JSON.stringify({ query: '{ __typename }' });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body }).catch(() => undefined);
    if (response?.ok) return;
    // Nothing tells when another process has begun to listen: ask again.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} has not answered in ${patience / 1_000} s.`);
}
