import { badInput } from '@weedhounds/errors';
import { strainSlug } from '@weedhounds/provider-terms';
import { idPrefix, toConnection } from '@weedhounds/subgraph';
import type { QueryResolvers } from '../../generated/resolvers.ts';
import { readSampleFilter } from '../input/read-sample-filter.ts';
import { readStrainFilter } from '../input/read-strain-filter.ts';
import { listAnalytes } from '../store/analytes.ts';
import { listStrains } from '../store/list-strains.ts';
import { matchOrder, newestSampleOrder, readPageIn, slugOrder } from '../store/orders.ts';
import { listSamples } from '../store/samples.ts';

export const Query: QueryResolvers = {
  strain(_, args, { loaders }) {
    const given = (['id', 'slug', 'name'] as const).filter((key) => typeof args[key] === 'string');
    if (given.length !== 1) {
      const got = given.length === 0 ? 'none' : given.join(' and ');
      throw badInput(`strain takes exactly one of id, slug and name; got ${got}.`, [given[1] ?? 'id']);
    }
    if (typeof args.id === 'string') return idPrefix(args.id) === 'str' ? loaders.strainById.load(args.id) : null;
    return loaders.strainBySlug.load(strainSlug(args.slug ?? args.name ?? ''));
  },

  async strains(_, { filter, ...args }, { store }) {
    const criteria = readStrainFilter(filter);
    const order = criteria.searchSlug === null ? slugOrder : matchOrder;
    const page = readPageIn(order, args);
    const rows = await listStrains(store.client, criteria, page);
    return toConnection(
      rows,
      page,
      order.name,
      ({ id, slug, score }) => (score === null ? [slug] : [score, id]),
      ({ score }) => ({ score }),
    );
  },

  labSample: (_, { id }, { loaders }) => (idPrefix(id) === 'smp' ? loaders.sampleById.load(id) : null),

  async labSamples(_, { filter, ...args }, { store }) {
    const criteria = readSampleFilter(filter);
    const page = readPageIn(newestSampleOrder, args);
    const strainId = filter?.strain ?? null;
    const isKnowable = strainId === null || idPrefix(strainId) === 'str';
    const rows = isKnowable ? await listSamples(store.client, strainId, criteria, page) : [];
    return toConnection(rows, page, newestSampleOrder.name, ({ testedOn, id }) => [testedOn, id]);
  },

  async analytes(_, { kind, ...args }, { store }) {
    const page = readPageIn(slugOrder, args);
    const rows = await listAnalytes(store.client, kind ?? null, page);
    return toConnection(rows, page, slugOrder.name, ({ slug }) => [slug]);
  },
};
