import type { HTTPGraphQLRequest } from '@apollo/server';
import { asksForExplanation } from './explain-cache.ts';

/** A request as text: equal for requests that ask for the same, and for no others. */
export interface Asked {
  /** What is the same whenever the operation is asked for. Its lines, but for the last part, the document, hold no line break. */
  operation: string;
  /** Whether it asks what the cache did: then it must be run. */
  isExplained: boolean;
  /** What may differ, in three lines; undefined where the variables cannot be written down. */
  rest(): string | undefined;
}

/** Headers on which it depends whether a GET is answered: they tell what another site could not have forged. */
const ofOwnSite = ['content-type', 'accept', 'x-apollo-operation-name', 'apollo-require-preflight'];

/** Reads what a request asks for; undefined for what is no single operation as GraphQL over HTTP has it. */
export function readAsked({ method, headers, search, body }: HTTPGraphQLRequest): Asked | undefined {
  if (method === 'GET' && search !== '') {
    const told = ofOwnSite.map((name) => headers.get(name) ?? '').join('\n');
    return { operation: `GET\n${search}`, isExplained: search.includes('explainCache'), rest: () => told };
  }
  if (method !== 'POST' || typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const { query, operationName, variables, extensions, ...others } = body as Record<string, unknown>;
  if (Object.keys(others).length > 0 || !isText(query) || !isText(operationName)) return undefined;
  const extensionsText = toText(extensions);
  if (extensionsText === undefined) return undefined;
  return {
    isExplained: asksForExplanation(extensions),
    operation: `${toText(operationName)}\n${extensionsText}\n${query ?? ''}`,
    rest() {
      const text = toText(variables);
      return text === undefined
        ? undefined
        : `${headers.get('content-type') ?? ''}\n${headers.get('accept') ?? ''}\n${text}`;
    },
  };
}

function isText(value: unknown): value is string | undefined | null {
  return typeof value === 'string' || value === undefined || value === null;
}

/** JSON in one line, empty for what was not sent; undefined for what is nested deeper than the stack is. */
function toText(value: unknown): string | undefined {
  if (value === undefined) return '';
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
