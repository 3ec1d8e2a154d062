import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';

/** An operation's text that carries the types of its data and its variables. */
export interface TypedDocument<Data, Variables> extends DocumentTypeDecoration<Data, Variables> {
  toString(): string;
}
