import type { AnswerError } from '@weedhounds/client';

export interface AskedAnswer {
  status: number;
  data: Record<string, unknown> | null | undefined;
  errors: readonly AnswerError[];
}

/** An adult in Colorado, by their own word: what most questions are asked as. */
export const adult: Readonly<Record<string, string>> = { 'x-jurisdiction': 'CO', 'x-age-confirmed': '21' };

/**
 * Sends an operation as text, for what typed operations cannot say: wrong ones above all.
 *
 * @param headers beside those of GraphQL over HTTP. Default: an adult's
 */
export async function ask(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Readonly<Record<string, string>> = adult,
): Promise<AskedAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors = [] } = (await response.json()) as { data?: AskedAnswer['data']; errors?: AnswerError[] };
  return { status: response.status, data, errors };
}
