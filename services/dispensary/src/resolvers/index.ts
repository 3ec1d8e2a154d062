import type { Resolvers } from '../../generated/resolvers.ts';
import { Dispensary } from './dispensary.ts';
import { Jurisdiction } from './jurisdiction.ts';
import { OpeningPeriod } from './opening-period.ts';
import { PurchaseLimit } from './purchase-limit.ts';
import { Query } from './query.ts';

export const resolvers: Resolvers = { Dispensary, Jurisdiction, OpeningPeriod, PurchaseLimit, Query };
