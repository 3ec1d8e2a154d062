export interface Example {
  /** Sent with the query. */
  headers: Record<string, string>;
  query: string;
  answer: unknown;
}

/** The README's first blocks of HTTP, GraphQL and JSON: headers, question and answer. */
export function readExample(readme: string): Example {
  const blockOf = (language: string) => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(readme)?.[1];
  const headers = blockOf('http');
  const query = blockOf('graphql');
  const answer = blockOf('json');
  if (headers === undefined || query === undefined || answer === undefined) {
    throw new Error('README.md has no query with its headers and its answer.');
  }
  return { headers: readHeaders(headers), query, answer: JSON.parse(answer) };
}

function readHeaders(block: string): Record<string, string> {
  const lines = block.trim().split('\n');
  return Object.fromEntries(lines.map((line) => line.split(': ') as [string, string]));
}
