import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchOptions, type Figure, median } from '../../figure.ts';
import { lampsQuery, sizes, startLamps } from './lamps.ts';
import { type Loaded, loadServer } from './load-server.ts';
import { hasPlugin, type MeasuredServer, type ServerName, startServer } from './start-server.ts';

type Size = keyof typeof sizes;

/** One way of asking one server: whole answers, or entities of answers that are not kept whole. */
interface Way {
  server: ServerName;
  /** Of each request: the same again, another answer of the same entities, or of entities that nobody has. */
  asks: 'the same' | 'same entities' | 'others';
}

const ways = {
  node: { server: 'node', asks: 'the same' },
  operation: { server: 'ours', asks: 'the same' },
  entity: { server: 'ours', asks: 'same entities' },
  off: { server: 'off', asks: 'others' },
  plugin: { server: 'plugin', asks: 'the same' },
} as const satisfies Record<string, Way>;

type WayName = keyof typeof ways;

const headersSent = ['date', 'connection', 'keep-alive'];

/** What a hit costs, of a whole answer and of entities, against others that answer the same, in turns. */
export async function measureHits({ quick, say }: BenchOptions): Promise<Figure[]> {
  execFileSync('npm', ['run', 'build', '--silent', '--workspace', 'gateway', '--', '--logLevel', 'warn'], {
    stdio: 'inherit',
  });
  if (!hasPlugin()) say('hits: without hit-vs-plugin, which needs npm ci --prefix test/bench/gateway/rivals');
  const folder = mkdtempSync(join(tmpdir(), 'hits-'));
  const lamps = await startLamps();
  writeFileSync(join(folder, 'supergraph.graphql'), lamps.supergraphSdl);
  const servers = new Map<ServerName, MeasuredServer>();
  try {
    for (const name of ['ours', 'off', ...(hasPlugin() ? (['plugin'] as const) : [])] as const) {
      servers.set(name, await startServer(name, folder));
    }
    for (const size of ['small', 'large'] as const) await saveAnswer(servers.get('ours'), size, folder);
    servers.set('node', await startServer('node', folder));
    return await measureRounds(servers, quick, say);
  } finally {
    for (const server of servers.values()) await server.close();
    lamps.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureRounds(
  servers: ReadonlyMap<ServerName, MeasuredServer>,
  quick: boolean,
  say: (line: string) => void,
): Promise<Figure[]> {
  const names = (Object.keys(ways) as WayName[]).filter((name) => servers.has(ways[name].server));
  const figures: Figure[] = [];
  for (const size of ['small', 'large'] as const) {
    const rounds: Partial<Record<WayName, Loaded>>[] = [];
    for (let round = 0; round < (quick ? 3 : 9); round++) {
      const loaded: Partial<Record<WayName, Loaded>> = {};
      for (const name of names) loaded[name] = await loadOnce(name, size, servers, quick);
      rounds.push(loaded);
      const line = names.map((name) => `${name} ${Math.round(loaded[name]?.perSecond ?? 0)}`).join(', ');
      say(`hits, ${size}, round ${round + 1}, answers a second: ${line}`);
    }
    figures.push(...figuresOf(size, rounds));
  }
  return figures;
}

function loadOnce(
  name: WayName,
  size: Size,
  servers: ReadonlyMap<ServerName, MeasuredServer>,
  quick: boolean,
): Promise<Loaded> {
  const { server, asks } = ways[name];
  const url = `${servers.get(server)?.url}/${server === 'node' ? size : server === 'plugin' ? '' : 'graphql'}`;
  const isFast = asks === 'the same' && server !== 'plugin';
  const count = Math.round((isFast ? 6_000 : 1_000) / (quick ? 2 : 1) / (size === 'large' ? 2 : 1));
  return loadServer(url, () => bodyOf(size, asks), { warmUp: count / 4, count });
}

/** Pages that nobody has asked for before. */
let freshPage = 1;
/** Variables that the operation does not have: they change nothing but make requests differ. */
let tag = 0;

function bodyOf(size: Size, asks: Way['asks']): string {
  const page = asks === 'others' ? freshPage++ : 0;
  const more = asks === 'same entities' ? { tag: tag++ } : {};
  return JSON.stringify({ query: lampsQuery, variables: { first: sizes[size], page, ...more } });
}

/** What our gateway answers from what it keeps: the bare server sends the same. */
async function saveAnswer(server: MeasuredServer | undefined, size: Size, folder: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const ask = () => fetch(`${server?.url}/graphql`, { method: 'POST', headers, body: bodyOf(size, 'the same') });
  for (let time = 0; time < 3; time++) await (await ask()).arrayBuffer();
  const answer = await ask();
  const body = Buffer.from(await answer.arrayBuffer());
  if (!answer.headers.get('cache-status')?.includes('hit')) throw new Error(`The gateway must have a hit; got ${body}`);
  writeFileSync(join(folder, `${size}.body`), body);
  const sent = [...answer.headers].filter(([name]) => !headersSent.includes(name)).flat();
  writeFileSync(join(folder, `${size}.headers`), JSON.stringify(sent));
}

function figuresOf(size: Size, rounds: readonly Partial<Record<WayName, Loaded>>[]): Figure[] {
  const of = (name: WayName, pick: (loaded: Loaded) => number) =>
    rounds.flatMap((round) => (round[name] ? [pick(round[name])] : []));
  const perSecond = (name: WayName) => of(name, (loaded) => loaded.perSecond);
  const against = (figure: string, ours: WayName, other: WayName, aim: string): Figure[] => {
    const [values, baselines] = [perSecond(ours), perSecond(other)];
    if (baselines.length === 0) return [];
    const ratio = median(values.map((value, round) => value / (baselines[round] ?? Number.NaN)));
    return [{ figure, value: median(values), unit: 'answers/s', baseline: median(baselines), ratio, aim }];
  };
  const time = (figure: string, way: WayName, pick: (loaded: Loaded) => number): Figure => {
    return { figure, value: median(of(way, pick)), unit: 'ms', baseline: null, ratio: null, aim: '' };
  };
  return [
    ...against(`hit-${size}-vs-node`, 'operation', 'node', size === 'small' ? '0.7 or more' : '0.85 or more'),
    ...against(`hit-${size}-vs-off`, 'operation', 'off', '4 or more'),
    ...against(`hit-${size}-vs-plugin`, 'operation', 'plugin', '20 or more'),
    ...against(`entity-hit-${size}-vs-off`, 'entity', 'off', '2 or more'),
    time(`hit-${size}-p50`, 'operation', ({ p50 }) => p50),
    time(`hit-${size}-p99`, 'operation', ({ p99 }) => p99),
    time(`entity-hit-${size}-p50`, 'entity', ({ p50 }) => p50),
    time(`entity-hit-${size}-p99`, 'entity', ({ p99 }) => p99),
  ];
}
