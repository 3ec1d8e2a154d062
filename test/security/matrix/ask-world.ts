import type { Viewer } from './callers.ts';
import type { Answer } from './judge-shop.ts';
import type { World } from './start-world.ts';

/** Asks as a viewer. */
export async function askAs(
  world: World,
  viewer: Viewer,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...world.headersOf(viewer) },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const answer: Answer = { errors: [], data: null, ...JSON.parse(text), text };
  if (answer.data === null) throw new Error(`${viewer.title} got status ${response.status}: ${text.slice(0, 500)}`);
  return answer;
}
