/** Sends one GraphQL request as a client would. */
export async function postGraphQL(
  url: string,
  request: { query?: string; variables?: object; operationName?: string; extensions?: object },
): Promise<{ status: number; text: string; body: unknown }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) };
}
