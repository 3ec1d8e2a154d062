import { GraphError } from '@weedhounds/errors';

/** Why a token was refused; for the log. Clients are told less. */
export type TokenFault =
  | 'SCHEME'
  | 'MALFORMED'
  | 'HEADER'
  | 'TYPE'
  | 'ALGORITHM'
  | 'KEY'
  | 'SIGNATURE'
  | 'EXPIRED'
  | 'CLAIM'
  | 'REVOKED'
  | 'SECOND_FACTOR'
  | 'NO_PROVIDER'
  | 'UNCHECKED';

/**
 * What clients are told. Whoever tries tokens learns nothing of how far one came: all that can be met before the signature
 * holds, and after it all but the need of a second factor, reads the same.
 */
const invalid = 'The bearer token is not valid.';
const messages: Partial<Record<TokenFault, string>> = {
  SCHEME: 'The Authorization header must be "Bearer", a space and a token.',
  SECOND_FACTOR: 'An operator\'s token must come from a sign-in with a second factor ("amr").',
  UNCHECKED: 'Tokens cannot be checked at the moment; try again shortly.',
};

/** A token that is not believed. */
export class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal';
  readonly fault: TokenFault;

  /** @param message the whole reason; never sent */
  constructor(fault: TokenFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

/** The refusal as its client meets it, with the reason as its cause. */
export function toUnauthenticated(refusal: TokenRefusal): GraphError {
  return new GraphError('UNAUTHENTICATED', messages[refusal.fault] ?? invalid, { cause: refusal });
}
