/** The graph did not answer, or what answered was not a graph. */
export class GraphRequestError extends Error {
  override readonly name = 'GraphRequestError';
}
