import { Pool } from 'undici';

/** What a server did under load. */
export interface Loaded {
  perSecond: number;
  /** Milliseconds from a request to the end of its answer. */
  p50: number;
  p99: number;
}

const connections = 50;

/** Asks from 50 connections, each as soon as it has its answer. @param bodyOf of the request with a number */
export async function loadServer(
  url: string,
  bodyOf: () => string,
  { warmUp, count }: { warmUp: number; count: number },
): Promise<Loaded> {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections });
  const headers = { 'content-type': 'application/json' };
  async function askMany(requests: number): Promise<number[]> {
    const times: number[] = [];
    let left = requests;
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (left-- > 0) {
          const body = bodyOf();
          const startedAt = performance.now();
          const answer = await pool.request({ path, method: 'POST', headers, body });
          const { byteLength } = await answer.body.arrayBuffer();
          times.push(performance.now() - startedAt);
          if (answer.statusCode !== 200 || byteLength < 500) throw new Error(`${url} answered ${answer.statusCode}.`);
        }
      }),
    );
    return times;
  }
  await askMany(warmUp);
  const startedAt = performance.now();
  const times = (await askMany(count)).sort((one, other) => one - other);
  const seconds = (performance.now() - startedAt) / 1_000;
  await pool.close();
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0;
  return { perSecond: count / seconds, p50: at(0.5), p99: at(0.99) };
}
