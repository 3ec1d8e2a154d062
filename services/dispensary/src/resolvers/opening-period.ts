import type { OpeningPeriodResolvers } from '../../generated/resolvers.ts';
import { formatClockTime } from '../hours/clock-time.ts';
import { weekdayOf } from '../hours/weekday.ts';

export const OpeningPeriod: OpeningPeriodResolvers = {
  weekday: ({ weekday }) => weekdayOf(weekday),
  opensAt: ({ opensAt }) => formatClockTime(opensAt),
  closesAt: ({ closesAt }) => formatClockTime(closesAt),
};
