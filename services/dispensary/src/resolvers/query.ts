import { badInput } from '@weedhounds/errors';
import { idPrefix, toConnection } from '@weedhounds/subgraph';
import type { QueryResolvers } from '../../generated/resolvers.ts';
import { readDispensaryFilter } from '../input/read-dispensary-filter.ts';
import { codeOrder, readJurisdictionPage } from '../input/read-jurisdiction-page.ts';
import { orderFor, orderName, readDispensaryPage } from '../store/dispensary-order.ts';
import { listJurisdictions } from '../store/jurisdictions.ts';
import { listDispensaries } from '../store/list-dispensaries.ts';

/** Letters and digits in words that hyphens join. */
const slugPattern = /^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u;

export const Query: QueryResolvers = {
  dispensary(_, { id, slug }, { loaders }) {
    const given = [id, slug].filter((key) => typeof key === 'string').length;
    if (given !== 1) {
      const got = given === 0 ? 'neither' : 'both';
      throw badInput(`dispensary takes exactly one of id and slug; got ${got}.`, [given === 0 ? 'id' : 'slug']);
    }
    if (typeof id === 'string') return idPrefix(id) === 'dsp' ? loaders.dispensaryById.load(id) : null;
    return slugPattern.test(slug ?? '') ? loaders.dispensaryBySlug.load(slug ?? '') : null;
  },

  async dispensaries(_, { filter, ...args }, { store, now }) {
    const criteria = readDispensaryFilter(filter, now);
    const order = orderFor(criteria.near);
    const page = readDispensaryPage(order, args);
    const rows = await listDispensaries(store.client, criteria, page);
    return toConnection(
      rows,
      page,
      orderName(order),
      ({ nameKey, metres, id }) => [metres ?? nameKey, id],
      ({ metres }) => ({ distance: metres === null ? null : metres / 1000 }),
    );
  },

  jurisdiction: (_, { code }, { loaders }) => loaders.jurisdictionByCode.load(code),

  async jurisdictions(_, { filter, ...args }, { store }) {
    const page = readJurisdictionPage(args);
    const criteria = { country: filter?.country ?? null, programme: filter?.programme ?? null };
    const rows = await listJurisdictions(store.client, criteria, page);
    return toConnection(rows, page, codeOrder, ({ code }) => [code]);
  },
};
