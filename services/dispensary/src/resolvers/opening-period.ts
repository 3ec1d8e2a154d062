import { formatClockTime, weekdayOf } from '@weedhounds/hours';
import type { OpeningPeriodResolvers } from '../../generated/resolvers.ts';

export const OpeningPeriod: OpeningPeriodResolvers = {
  weekday: ({ weekday }) => weekdayOf(weekday),
  opensAt: ({ opensAt }) => formatClockTime(opensAt),
  closesAt: ({ closesAt }) => formatClockTime(closesAt),
};
