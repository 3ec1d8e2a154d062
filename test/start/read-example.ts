export interface Example {
  query: string;
  answer: unknown;
}

/** The README's first GraphQL block and its first JSON block: the question and its answer. */
export function readExample(readme: string): Example {
  const blockOf = (language: string) => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(readme)?.[1];
  const query = blockOf('graphql');
  const answer = blockOf('json');
  if (query === undefined || answer === undefined) throw new Error('README.md has no query with an answer.');
  return { query, answer: JSON.parse(answer) };
}
