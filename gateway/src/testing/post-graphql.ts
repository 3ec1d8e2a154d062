/** Sends one GraphQL request as a client would. `result` is the body without its extensions: data and errors. */
export async function postGraphQL(
  url: string,
  request: { query?: string; variables?: object; operationName?: string; extensions?: object },
): Promise<{ status: number; text: string; body: unknown; result: unknown }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  const body = JSON.parse(text) as { extensions?: unknown };
  const { extensions: _, ...result } = body;
  return { status: response.status, text, body, result };
}
