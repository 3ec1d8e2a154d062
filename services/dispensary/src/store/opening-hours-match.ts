import { minutesPerDay } from '@weedhounds/hours';
import { Prisma } from '../../generated/prisma/client.ts';

/** An instant, and whether the shops looked for are open then or closed. */
export interface OpeningState {
  at: Date;
  isOpen: boolean;
}

/** Whether the shop `s` is known to be in a state. A shop whose hours or time zone are unknown is in neither. */
export function isInState({ at, isOpen }: OpeningState): Prisma.Sql {
  const open = isOpenAt(at);
  return Prisma.sql`s.has_opening_hours and s.time_zone is not null and ${isOpen ? open : Prisma.sql`not ${open}`}`;
}

/** `isOpenAt` of `../hours/is-open-at.ts` for the shop `s`: a test holds the two together. */
function isOpenAt(at: Date): Prisma.Sql {
  // As seconds: PostgreSQL reads no text for the year 0, which a JavaScript date can hold.
  const instant = Prisma.sql`to_timestamp(${at.getTime() / 1000}::float8)`;
  return Prisma.sql`exists (
    select from "dispensary"."opening_period" p
    cross join lateral (values (0), (1)) began (days_ago)
    cross join lateral (select (${instant} at time zone s.time_zone)::date - began.days_ago as day) local
    where p.dispensary_id = s.id
      and (began.days_ago = 0 or p.closes_at <= p.opens_at)
      and p.weekday = extract(isodow from local.day)
      and ${instant} >= (local.day + make_interval(mins => p.opens_at)) at time zone s.time_zone
      and ${instant} < (local.day + make_interval(mins => p.closes_at
        + case when p.closes_at <= p.opens_at then ${minutesPerDay}::int else 0 end)) at time zone s.time_zone)`;
}
