import type { MeasuredGateway } from './start-gateway.ts';

/** Asks once. @returns the answer's body as text @throws Error unless it is data without errors */
export async function askGateway({ url, name }: Pick<MeasuredGateway, 'url' | 'name'>, query: string): Promise<string> {
  const body = JSON.stringify({ query, variables: { tag: 'first' } });
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
  if (errors || !data)
    throw new Error(`${name} must answer with data and without errors; got ${text.slice(0, 1_000)}.`);
  return text;
}
