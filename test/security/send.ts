/** An answer as it came, for tests that look at more than data and errors. */
export interface RawAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** The text as JSON, of whatever shape; an empty object when it is none. */
  body: Answer;
}

export interface Answer {
  data?: Record<string, unknown> | null;
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

/** Posts a body to the graph just as it is. */
export async function send(
  url: string,
  { body, headers = {} }: { body: string | Uint8Array; headers?: Record<string, string> | undefined },
): Promise<RawAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: body as BodyInit,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parse(text) };
}

function parse(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return { errors: [] };
  }
}
