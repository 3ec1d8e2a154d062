/** Why subgraphs do not compose. */
export interface CompositionError {
  /** Federation's, or `ACCESS_…` where access directives stand wrong. */
  code: string;
  message: string;
}
