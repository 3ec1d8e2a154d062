import { BREAK, type DirectiveNode, type DocumentNode, visit } from 'graphql';

/** The first directive of incremental delivery in a document. */
export function findStreamingDirective(document: DocumentNode): DirectiveNode | undefined {
  let found: DirectiveNode | undefined;
  visit(document, {
    Directive(node) {
      if (node.name.value !== 'defer' && node.name.value !== 'stream') return undefined;
      found = node;
      return BREAK;
    },
  });
  return found;
}
