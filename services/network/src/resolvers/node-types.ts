import { type IdPrefix, idPrefix } from '@weedhounds/subgraph';

/** The types that `Query.node` leads to, by their ids' prefix. */
const nodeTypes = {
  ana: 'Analyte',
  dsp: 'Dispensary',
  itm: 'MenuItem',
  jur: 'Jurisdiction',
  mnu: 'Menu',
  rev: 'StrainReview',
  smp: 'LabSample',
  str: 'Strain',
} as const satisfies Partial<Record<IdPrefix, string>>;

/** An object as this subgraph knows it: its type and the key to the subgraph that holds it. */
export interface NodeReference {
  __typename: (typeof nodeTypes)[keyof typeof nodeTypes];
  ref: string;
}

/** The object an id leads to; null when no node has such an id. Whether the object exists is not known here. */
export function referTo(id: string): NodeReference | null {
  const prefix = idPrefix(id);
  return prefix && isNodePrefix(prefix) ? { __typename: nodeTypes[prefix], ref: id } : null;
}

function isNodePrefix(prefix: IdPrefix): prefix is keyof typeof nodeTypes {
  return prefix in nodeTypes;
}
