import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/** A validation rule that refuses `__schema` and `__type`. `__typename` passes. */
export function noIntrospectionRule(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      const name = node.name.value;
      if (name !== '__schema' && name !== '__type') return;
      const message = `The schema is not shown to strangers: leave out ${name}, or send a token.`;
      context.reportError(new GraphQLError(message, { nodes: [node] }));
    },
  };
}
