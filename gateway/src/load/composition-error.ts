/** Why subgraphs do not compose. */
export interface CompositionError {
  /** Federation's, or `ACCESS_…` where access directives stand wrong, or `CACHE_…` where those of the cache do. */
  code: string;
  message: string;
}
