import { isDeepStrictEqual } from 'node:util';
import { askGateway } from './ask-gateway.ts';
import type { MeasuredGateway } from './start-gateway.ts';

/**
 * Asks every gateway the same and compares what comes.
 *
 * @returns one line on the sizes of the answers
 * @throws Error when one answers with an error, or otherwise than the first
 */
export async function checkAnswers(
  gateways: readonly Pick<MeasuredGateway, 'url' | 'name'>[],
  queries: readonly string[],
): Promise<string> {
  const sizes: number[] = [];
  for (const query of queries) {
    const texts = await Promise.all(gateways.map((gateway) => askGateway(gateway, query)));
    const answers = texts.map((text) => (JSON.parse(text) as { data: unknown }).data);
    for (const [index, answer] of answers.entries()) {
      if (isDeepStrictEqual(answer, answers[0])) continue;
      throw new Error(`${gateways[index]?.name} answers otherwise than ${gateways[0]?.name}: ${query.slice(0, 40)} …`);
    }
    sizes.push(JSON.stringify({ data: answers[0] }).length);
  }
  return `${gateways.map(({ name }) => name).join(', ')} answer the same: ${sizes.join(' and ')} bytes.`;
}
