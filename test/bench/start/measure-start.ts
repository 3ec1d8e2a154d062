import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ask } from '../../ask.ts';
import { runStart } from '../../run-start.ts';
import { type BenchOptions, type Figure, median } from '../figure.ts';
import { residentMemory } from './resident-memory.ts';

const run = promisify(execFile);

interface Start {
  seconds: number;
  /** MB; undefined where it cannot be read. */
  memory: number | undefined;
}

/** First and later starts of the graph, each to its first answer. */
export async function measureStart(folder: string, { quick, say }: BenchOptions): Promise<Figure[]> {
  const rounds = quick ? 1 : 3;
  const nothing: number[] = [];
  const first: Start[] = [];
  const warm: Start[] = [];
  for (let round = 0; round < rounds; round++) {
    say(`start: round ${round + 1} of ${rounds}`);
    const dataDir = join(folder, `data-${round}`);
    nothing.push(await startNothing());
    first.push(await startOnce(dataDir));
    warm.push(await startOnce(dataDir));
  }
  const baseline = median(nothing);
  const memory = [...first, ...warm].map((start) => start.memory).filter((value) => value !== undefined);
  return [
    { figure: 'start-warm', ...seconds(warm), baseline, ratio: null, aim: 'about 3 s or less' },
    { figure: 'start-first', ...seconds(first), baseline, ratio: null, aim: 'about 6 s or less' },
    ...(memory.length === 0
      ? []
      : [{ figure: 'start-rss', value: median(memory), unit: 'MB', baseline: null, ratio: null, aim: 'under 700 MB' }]),
  ];
}

function seconds(starts: readonly Start[]) {
  return { value: median(starts.map((start) => start.seconds)), unit: 's' };
}

async function startOnce(dataDir: string): Promise<Start> {
  const begun = performance.now();
  const graph = await runStart({ DATA_DIR: dataDir, PORT: '0' });
  const { errors } = await ask(graph.url, '{ strains(first: 1) { nodes { name } } }');
  const taken = (performance.now() - begun) / 1_000;
  if (errors.length > 0) throw new Error(`The first answer has errors: ${JSON.stringify(errors)}`);
  const memory = graph.child.pid === undefined ? undefined : residentMemory(graph.child.pid);
  await graph.stop();
  return { seconds: taken, memory };
}

async function startNothing(): Promise<number> {
  const begun = performance.now();
  await run(process.execPath, ['--import', 'tsx', '--eval', '0']);
  return (performance.now() - begun) / 1_000;
}
