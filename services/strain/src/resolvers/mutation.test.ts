import { createId } from '@weedhounds/subgraph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importStrains } from '../import/import-strains.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { fileOf, strainRecord } from '../testing/records.fixture.ts';
import { startTestSubgraph, type TestSubgraph } from '../testing/test-subgraph.fixture.ts';

describeOnEveryDatabase('reviews', (open) => {
  const strainId = createId('str', 'blue-dream');
  const mutation = `mutation ($input: ReviewStrainInput!) { reviewStrain(input: $input) {
  review { id ref rating text effects { name basis } createdAt strain { slug } }
  strain { slug rating { average count } } } }`;

  let subgraph: TestSubgraph;
  let minute = 0;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(open, {
      now: () => new Date(Date.UTC(2026, 10, 22, 18, minute++)),
      createKey: () => `key-${minute}`,
    });
    await importStrains(subgraph.store, fileOf([strainRecord('Blue Dream'), strainRecord('Haze')]));
  });
  afterAll(() => subgraph.close());

  const review = (input: object) => subgraph.ask(mutation, { input: { strainId, rating: 4, ...input } });

  describe('Mutation.reviewStrain', () => {
    it('stores a review and answers the strain with its new rating', async () => {
      const effects = ['  Relaxed ', 'relaxed', 'dry mouth'];
      const { data, errors } = await review({ text: ' Smells of\r\nberries 🫐. ', effects });
      expect(errors).toBeUndefined();
      const id = createId('rev', strainId, 'key-0');
      expect(data).toEqual({
        reviewStrain: {
          review: {
            id,
            ref: id,
            rating: 4,
            text: 'Smells of\nberries 🫐.',
            effects: [
              { name: 'Relaxed', basis: 'USER_REPORTED' },
              { name: 'dry mouth', basis: 'USER_REPORTED' },
            ],
            createdAt: '2026-11-22T18:00:00.000Z',
            strain: { slug: 'blue-dream' },
          },
          strain: { slug: 'blue-dream', rating: { average: 4, count: 1 } },
        },
      });
    });

    it('takes stars alone', async () => {
      const { data } = await review({ rating: 1, text: '  ' });
      expect(data).toMatchObject({
        reviewStrain: {
          review: { rating: 1, text: null, effects: [] },
          strain: { rating: { average: 2.5, count: 2 } },
        },
      });
    });

    it('lists reviews, the newest first, page by page', async () => {
      const page = async (args: string) => {
        const { strain: found } = await subgraph.data<{ strain: { reviews: { pageInfo: { endCursor: string } } } }>(
          `{ strain(slug: "blue-dream") { reviews(${args}) { nodes { rating } pageInfo { hasNextPage endCursor } } } }`,
        );
        return found.reviews;
      };
      const first = await page('first: 1');
      expect(first).toMatchObject({ nodes: [{ rating: 1 }], pageInfo: { hasNextPage: true } });
      expect(await page(`first: 1, after: "${first.pageInfo.endCursor}"`)).toMatchObject({
        nodes: [{ rating: 4 }],
        pageInfo: { hasNextPage: false },
      });
    });

    it('counts the second of two mutations in one request', async () => {
      const input = `{ strainId: "${createId('str', 'haze')}", rating: `;
      const selection = '{ strain { rating { average count } reviews { nodes { rating } } } }';
      const { data } = await subgraph.ask(
        `mutation { a: reviewStrain(input: ${input} 5 }) ${selection} b: reviewStrain(input: ${input} 2 }) ${selection} }`,
      );
      expect(data).toEqual({
        a: { strain: { rating: { average: 5, count: 1 }, reviews: { nodes: [{ rating: 5 }] } } },
        b: { strain: { rating: { average: 3.5, count: 2 }, reviews: { nodes: [{ rating: 2 }, { rating: 5 }] } } },
      });
    });

    it('resolves a review by either key', async () => {
      const id = createId('rev', strainId, 'key-0');
      const { data } = await subgraph.ask(
        'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on StrainReview { id } } }',
        { representations: [{ id }, { ref: id }, { ref: 'x' }].map((key) => ({ __typename: 'StrainReview', ...key })) },
      );
      expect(data).toEqual({ _entities: [{ id }, { id }, null] });
    });

    it.each([
      [{ strainId: 'str_00000000000000000000' }, ['input', 'strainId']],
      [{ strainId: 'blue-dream' }, ['input', 'strainId']],
      [{ rating: 6 }, ['input', 'rating']],
      [{ text: 'bell \u0007' }, ['input', 'text']],
      [{ effects: ['zero \u0000'] }, ['input', 'effects']],
    ])('refuses %j and stores nothing', async (input, argument) => {
      const refusal = await subgraph.refusal(mutation, { input: { strainId, rating: 4, ...input } });
      expect(refusal).toEqual({ code: 'BAD_USER_INPUT', argument });
      expect(await subgraph.store.client.review.count({ where: { strainId } })).toBe(2);
    });
  });
});
