import type { AnswerError } from '@weedhounds/client';

export interface AskedAnswer {
  status: number;
  data: Record<string, unknown> | null | undefined;
  errors: readonly AnswerError[];
}

/** Sends an operation as text, for what typed operations cannot say: wrong ones above all. */
export async function ask(url: string, query: string, variables: Record<string, unknown> = {}): Promise<AskedAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors = [] } = (await response.json()) as { data?: AskedAnswer['data']; errors?: AnswerError[] };
  return { status: response.status, data, errors };
}
