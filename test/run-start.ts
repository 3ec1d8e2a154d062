import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../', import.meta.url));

/** `npm start` in a process of its own. */
export interface RunningStart {
  /** Where it said that it is ready: `http://127.0.0.1:41234`. */
  url: string;
  child: ChildProcess;
  /** Everything it has printed on both streams. */
  output(): string;
  /** Sends SIGTERM and answers with the exit code. */
  stop(): Promise<number | null>;
}

export interface EndedStart {
  code: number | null;
  output: string;
}

/** Runs `npm start` with these settings until it says where it is ready. Rejects with its output when it ends before. */
export async function runStart(env: Record<string, string>): Promise<RunningStart> {
  const { child, output } = spawnNode(['sandbox/src/start.ts'], env);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const ready = /(http:\/\/\S+)\/graphql/.exec(output());
      if (ready?.[1]) resolve(ready[1]);
    });
    child.once('exit', (code) => reject(new Error(`the start ended with ${code}:\n${output()}`)));
  });
  const stop = async () => {
    if (child.exitCode !== null) return child.exitCode;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    return child.exitCode;
  };
  return { url, child, output, stop };
}

/** Runs a TypeScript entry of this repository to its end. */
export async function runToEnd(args: readonly string[], env: Record<string, string>): Promise<EndedStart> {
  const { child, output } = spawnNode(args, env);
  await once(child, 'close');
  return { code: child.exitCode, output: output() };
}

/** What `npm start` and `npm run import` run, without npm between: signals and exit codes are the process's own. */
function spawnNode(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    cwd: repository,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => void chunks.push(chunk));
  }
  return { child, output: () => chunks.join('') };
}
