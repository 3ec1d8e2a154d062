import type { QueryResolvers } from '../../generated/resolvers.ts';
import { referTo } from './node-types.ts';

export const queryResolvers: QueryResolvers = {
  network: (_root, _arguments, { now }) => ({ observedAt: now }),
  node: (_root, { id }) => referTo(id),
};
