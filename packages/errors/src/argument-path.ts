import { type GraphQLError, Kind, type Token, TokenKind } from 'graphql';

const openers: readonly string[] = [TokenKind.PAREN_L, TokenKind.BRACKET_L, TokenKind.BRACE_L];
const closers: readonly string[] = [TokenKind.PAREN_R, TokenKind.BRACKET_R, TokenKind.BRACE_R];

/**
 * Which argument an error of validation or of variable coercion is about, as `['filter', 'thc', 'min']`; positions in
 * lists are left out. Undefined when it is about none.
 *
 * Walks the document's tokens, which cost nothing to keep, so that a request with many errors is not parsed many times.
 */
export function argumentPath(error: GraphQLError): string[] | undefined {
  const node = error.nodes?.[0];
  if (!node?.loc) return undefined;
  if (node.kind !== Kind.VARIABLE_DEFINITION) return pathTo(node.loc.startToken);
  const variable = node.variable.name.value;
  const use = findUse(node.loc.endToken, variable);
  const argument = use && pathTo(use);
  return argument && [...argument, ...pathInVariable(error.message, variable)];
}

/** The names that lead from a field's opening parenthesis to the value that begins at `start`. */
function pathTo(start: Token): string[] | undefined {
  const names: string[] = [];
  let value = start;
  let depth = 0;
  let next = start;
  for (let token = before(start); token; token = before(token)) {
    if (closers.includes(token.kind)) depth += 1;
    else if (openers.includes(token.kind)) {
      if (depth > 0) depth -= 1;
      else if (token.kind === TokenKind.PAREN_L) return names.length > 0 ? names : undefined;
      else value = token;
    } else if (depth === 0 && token.kind === TokenKind.COLON && next === value) {
      names.unshift(before(token)?.value ?? '');
    }
    next = token;
  }
  return undefined;
}

/** The `$` where a variable is first used: unlike where it is defined, no colon follows its name. */
function findUse(from: Token, variable: string): Token | undefined {
  for (let token: Token | null = from; token; token = token.next) {
    const isVariable = token.kind === TokenKind.DOLLAR && token.next?.value === variable;
    if (isVariable && token.next?.next?.kind !== TokenKind.COLON) return token;
  }
  return undefined;
}

/** graphql-js tells the place within a variable's value in words only: `… got invalid value 140 at "f.thc.min"; …`. */
function pathInVariable(message: string, variable: string): string[] {
  const place = new RegExp(`^Variable "\\$${variable}" got invalid value .* at "${variable}([.\\w[\\]]+)"; `, 's');
  return (place.exec(message)?.[1] ?? '')
    .replace(/\[\d+\]/g, '')
    .split('.')
    .slice(1);
}

function before(token: Token): Token | null {
  let previous = token.prev;
  while (previous?.kind === TokenKind.COMMENT) previous = previous.prev;
  return previous;
}
