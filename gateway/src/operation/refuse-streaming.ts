import { BREAK, type DocumentNode, visit } from 'graphql';

/** The first directive of incremental delivery that a document uses. */
export function findStreamingDirective(document: DocumentNode): '@defer' | '@stream' | undefined {
  let found: '@defer' | '@stream' | undefined;
  visit(document, {
    Directive({ name }) {
      if (name.value !== 'defer' && name.value !== 'stream') return undefined;
      found = `@${name.value}`;
      return BREAK;
    },
  });
  return found;
}
