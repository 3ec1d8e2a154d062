import fc from 'fast-check';

/** Texts of documents with one query: fragments within fragments, aliases, directives, meta fields in odd places. */
export const randomDocument: fc.Arbitrary<string> = fc.gen().map((generate) => {
  const choose = (most: number) => generate(fc.nat, { max: most });
  const pick = (from: readonly string[]) => from[choose(from.length - 1)] ?? '';
  const directives = () => pick(['', '', '', '@a', '@a @b(x: [1])']);

  /** @param below the fragments that may be spread: those with a lower number, so that none contains itself */
  function selections(below: number, left: number): string {
    return `{ ${Array.from({ length: 1 + choose(2) }, () => selection(below, left)).join(' ')} }`;
  }

  function selection(below: number, left: number): string {
    const kind = choose(6);
    if (kind <= 1 && below > 0) {
      return `...F${choose(below - 1)} ${directives()}`;
    }
    if (kind === 2 && left > 0) return `... ${pick(['', 'on T'])} ${directives()} ${selections(below, left - 1)}`;
    const alias = pick(['', '', 'x: ', '__schema: ']);
    const name = pick(['a', 'b', '__schema', '__type', '__typename']);
    return `${alias}${name} ${directives()} ${left > 0 && choose(1) === 0 ? selections(below, left - 1) : ''}`;
  }

  const count = choose(6);
  const bodies = Array.from({ length: count }, (_, index) => selections(index, 3));
  // Each is spread somewhere: else it would count like an operation.
  const spreads = bodies.map((_, index) => `...F${index}`).join(' ');
  const query = `query ($v: Int ${directives()}) ${directives()} { ${spreads} ...${selections(count, 4)} }`;
  return [query, ...bodies.map((body, index) => `fragment F${index} on T ${directives()} ${body}`)].join('\n');
});
