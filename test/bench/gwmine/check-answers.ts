import { isDeepStrictEqual } from 'node:util';
import type { MeasuredGateway } from './start-gateway.ts';
import { heavyQuery, smallQuery } from './subgraph-schemas.ts';

/** Asks all gateways the same and throws unless all answer the same. @returns how large the answers are, in words */
export async function checkAnswers(gateways: readonly MeasuredGateway[]): Promise<string> {
  const sizes: number[] = [];
  for (const query of [heavyQuery, smallQuery]) {
    const answers = await Promise.all(gateways.map((gateway) => ask(gateway, query)));
    const [first] = answers;
    for (const [index, answer] of answers.entries()) {
      if (isDeepStrictEqual(answer, first)) continue;
      throw new Error(`${gateways[index]?.name} answers otherwise than ${gateways[0]?.name}.`);
    }
    sizes.push(JSON.stringify({ data: first }).length);
  }
  return `All of ${gateways.map(({ name }) => name).join(', ')} answer the same: ${sizes.join(' and ')} bytes.`;
}

async function ask({ url, name }: MeasuredGateway, query: string): Promise<unknown> {
  const body = JSON.stringify({ query, variables: { tag: 'first' } });
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  if (errors || !data) throw new Error(`${name} must answer without errors; got ${JSON.stringify(errors)}.`);
  return data;
}
