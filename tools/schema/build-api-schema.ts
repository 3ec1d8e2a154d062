import { Supergraph } from '@apollo/federation-internals';
import { printSchema } from 'graphql';

/** The client API schema of a supergraph, as text: without what is inaccessible and without federation's own types. */
export function buildApiSchema(supergraphSdl: string): string {
  return `${printSchema(Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema())}\n`;
}
