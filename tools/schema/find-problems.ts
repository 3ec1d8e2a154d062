import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { findUndescribed } from './find-undescribed.ts';
import type { GeneratedSchemas, Hint } from './generate-schemas.ts';

/** What stands in `schema/`, as committed. */
export interface CommittedSchemas {
  supergraph: string;
  client: string;
  /** The client API schema as last released. */
  released: string;
  reviewedHints: readonly Reviewed[];
  reviewedChanges: readonly Reviewed[];
}

/** A remark or a breaking change that somebody looked at and accepted. */
export interface Reviewed {
  /** The whole message, as the check prints it. */
  message: string;
  /** Why it is acceptable. */
  reason: string;
}

/** Everything wrong with the committed schemas, one line each; empty when all is well. */
export async function findProblems(generated: GeneratedSchemas, committed: CommittedSchemas): Promise<string[]> {
  const stale = (['supergraph', 'client'] as const)
    .filter((name) => generated[name] !== committed[name])
    .map((name) => `schema/${name}.graphql is stale: run \`npm run schema\`.`);
  const hints = generated.hints.map(printHint);
  const breaking = await findBreakingChanges(committed.released, generated.client);
  return [
    ...stale,
    ...unreviewed('composition hint', hints, committed.reviewedHints),
    ...unreviewed('breaking change', breaking, committed.reviewedChanges),
    ...findUndescribed(buildSchema(generated.client)).map((coordinate) => `${coordinate} has no description.`),
  ];
}

function printHint({ code, message }: Hint): string {
  return `${code}: ${message}`;
}

async function findBreakingChanges(released: string, next: string): Promise<string[]> {
  const changes: Change[] = await diff(buildSchema(released), buildSchema(next));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message);
}

function unreviewed(kind: string, found: readonly string[], reviewed: readonly Reviewed[]): string[] {
  const accepted = new Set(reviewed.map(({ message }) => message));
  return found.filter((message) => !accepted.has(message)).map((message) => `Unreviewed ${kind}: ${message}`);
}
