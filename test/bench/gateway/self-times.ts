/** As much of a CPU profile as is read: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
export interface CpuProfile {
  nodes: readonly { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  /** Node ids, one for each delta. */
  samples?: readonly number[];
  /** Microseconds before each sample. */
  timeDeltas?: readonly number[];
}

/** Where the time of a profile went. */
export interface SelfTimes {
  /** Milliseconds that were not idle. */
  busyMs: number;
  /** Milliseconds of functions, those that they call left out, most first. */
  functions: readonly { name: string; place: string; ms: number }[];
  /** The same by folder or package, most first. */
  places: readonly { name: string; ms: number }[];
}

const idle = new Set(['(idle)', '(program)', '(root)']);

/** @param lastMs what came earlier than so long before the end is left out */
export function readSelfTimes({ nodes, samples = [], timeDeltas = [] }: CpuProfile, lastMs: number): SelfTimes {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const functions = new Map<string, { name: string; place: string; ms: number }>();
  const places = new Map<string, { name: string; ms: number }>();
  const end = timeDeltas.reduce((sum, delta) => sum + delta, 0);
  let now = 0;
  let busyMs = 0;
  for (const [index, id] of samples.entries()) {
    const delta = timeDeltas[index] ?? 0;
    now += delta;
    const frame = frames.get(id);
    if (!frame || now <= end - lastMs * 1_000 || idle.has(frame.functionName)) continue;
    const ms = delta / 1_000;
    busyMs += ms;
    const place = placeOf(frame);
    const name = frame.functionName || '(anonymous)';
    const key = `${name} ${frame.url} ${frame.lineNumber}`;
    const known = functions.get(key);
    // What was compiled on the way in has one line: its number says nothing.
    const line = frame.lineNumber > 0 ? `:${frame.lineNumber + 1}` : '';
    const where = frame.url ? `${fileOf(frame.url)}${line}` : place;
    functions.set(key, { name, place: where, ms: (known?.ms ?? 0) + ms });
    places.set(place, { name: place, ms: (places.get(place)?.ms ?? 0) + ms });
  }
  return { busyMs, functions: mostFirst(functions), places: mostFirst(places) };
}

/** A package, a folder of this repository, or a part of Node. */
function placeOf({ url, functionName }: { url: string; functionName: string }): string {
  if (url === '') return functionName.startsWith('(') ? functionName : 'native and generated code';
  if (url.startsWith('node:')) return 'node';
  const inPackage = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url);
  if (inPackage?.[1]) return inPackage[1];
  return fileOf(url).split('/').slice(0, -1).join('/') || url;
}

/** The last three names of a path. */
function fileOf(url: string): string {
  return url.startsWith('node:') ? url : url.split('/').slice(-3).join('/');
}

function mostFirst<T extends { ms: number }>(entries: ReadonlyMap<string, T>): T[] {
  return [...entries.values()].sort((one, other) => other.ms - one.ms);
}
