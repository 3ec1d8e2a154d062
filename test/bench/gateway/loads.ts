import { heavyQuery, smallQuery } from './queries.ts';

/** What is asked of a gateway, by how many at once. */
export interface Load {
  connections: number;
  /** Whether each request has a variable of its own, or all the same one. */
  variables: 'identical' | 'unique';
  query: string;
}

export const loads = {
  identical: { connections: 50, variables: 'identical', query: heavyQuery },
  unique: { connections: 50, variables: 'unique', query: heavyQuery },
  'one connection': { connections: 1, variables: 'unique', query: heavyQuery },
  'small identical': { connections: 50, variables: 'identical', query: smallQuery },
  'small unique': { connections: 50, variables: 'unique', query: smallQuery },
} as const satisfies Record<string, Load>;

export type LoadName = keyof typeof loads;

export const loadNames = Object.keys(loads) as LoadName[];
