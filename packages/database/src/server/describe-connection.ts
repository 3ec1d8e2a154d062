/** A connection string fit for a message: no password, no parameters. */
export function withoutPassword(url: string): string {
  if (!URL.canParse(url) || !/^postgres(ql)?:\/\//.test(url)) return 'the given address';
  const { protocol, username, host, pathname } = new URL(url);
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`;
}

/** What a failed connection says, in one line without its closing stop. */
export function describeConnectionError(error: unknown): string {
  // A name with several addresses fails with one error for each and no message of its own.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const message = first instanceof Error ? first.message : String(first);
  return message.replaceAll(/\s+/g, ' ').replace(/\.$/, '');
}
