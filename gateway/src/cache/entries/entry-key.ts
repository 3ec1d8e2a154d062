import type { FetchScope } from '../../fetch/fetch-layer.ts';
import type { Part } from '../fetches/to-parts.ts';

/** Changes with what entries hold, so that none is read as another version wrote it. */
const version = 1;

/**
 * Names what is kept of an object's part.
 *
 * @param object the canonical text of its representation; empty for the root
 * @returns undefined where nothing may be kept: for viewers who cannot be told apart
 */
export type EntryKeyOf = (typeName: string, part: Part, object: string, scope: FetchScope) => string | undefined;

/**
 * Makes the function that names what is kept of an object's part: for whom, in which subgraph, of which object. Names are equal
 * for equal things only: each of their texts is JSON, which holds no line break.
 */
export function createEntryKeys(subgraph: string): EntryKeyOf {
  const beginnings = new WeakMap<Part, string>();
  return (typeName, part, object, { classKey, subject }) => {
    const { group, policy } = part;
    if (policy.scope === 'PRIVATE' && subject === null) return undefined;
    let beginning = beginnings.get(part);
    if (beginning === undefined) {
      beginning = [version, subgraph, typeName, group].map((text) => JSON.stringify(text)).join('\n');
      beginnings.set(part, beginning);
    }
    const forClass = policy.varies === 'class' || policy.scope === 'PRIVATE' ? JSON.stringify(classKey) : '';
    const forOne = policy.scope === 'PRIVATE' ? JSON.stringify(subject) : '';
    return `${beginning}\n${forClass}\n${forOne}\n${object}`;
  };
}
