import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';

/** An operation's text that carries the types of its data and its variables. */
export interface TypedDocument<Data, Variables> extends DocumentTypeDecoration<Data, Variables> {
  /** What codegen notes of an operation; `hash` is its id in the manifest of trusted documents. */
  __meta__?: Record<string, unknown> | undefined;
  toString(): string;
}
