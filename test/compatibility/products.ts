import { type Subgraph, startSubgraph } from '@weedhounds/subgraph';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { readSuiteFile } from './suite-files.ts';

interface ProductKey {
  id?: string;
  sku?: string;
  package?: string;
  variation?: { id: string };
}

interface UserReference {
  email: string;
  totalProductsCreated?: number;
  yearsOfEmployment?: number;
}

const user = {
  email: 'support@apollographql.com',
  name: 'Jane Smith',
  totalProductsCreated: 1337,
  yearsOfEmployment: 10,
};
const dimensions = { size: 'small', weight: 1, unit: 'kg' };

const products = [
  {
    id: 'apollo-federation',
    sku: 'federation',
    package: '@apollo/federation',
    variation: { id: 'OSS' },
    dimensions,
    createdBy: user,
    research: [{ study: { caseNumber: '1234', description: 'Federation Study' } }],
  },
  {
    id: 'apollo-studio',
    sku: 'studio',
    package: '',
    variation: { id: 'platform' },
    dimensions,
    createdBy: user,
    research: [{ study: { caseNumber: '1235', description: 'Studio Study' } }],
  },
];

const deprecatedProduct = {
  sku: 'apollo-federation-v1',
  package: '@apollo/federation-v1',
  reason: 'Migrate to Federation V2',
  createdBy: user,
};

function findProduct(key: ProductKey) {
  return products.find(
    ({ id, sku, package: name, variation }) =>
      id === key.id || (sku === key.sku && (name === key.package || variation.id === key.variation?.id)),
  );
}

function findDeprecated({ sku, package: name }: ProductKey) {
  return sku === deprecatedProduct.sku && name === deprecatedProduct.package ? deprecatedProduct : null;
}

const resolvers = {
  Query: {
    product: (_: unknown, { id }: { id: string }) => findProduct({ id }),
    deprecatedProduct: (_: unknown, key: ProductKey) => findDeprecated(key),
  },
  Product: { __resolveReference: findProduct },
  DeprecatedProduct: { __resolveReference: findDeprecated },
  ProductResearch: {
    __resolveReference: ({ study }: { study: { caseNumber: string } }) =>
      products.flatMap(({ research }) => research).find((one) => one.study.caseNumber === study.caseNumber),
  },
  User: {
    __resolveReference: (reference: UserReference) => ({ ...user, ...reference }),
    averageProductsCreatedPerYear: ({ totalProductsCreated = 0, yearsOfEmployment = 1 }: UserReference) =>
      Math.round(totalProductsCreated / yearsOfEmployment),
  },
  Inventory: {
    __resolveReference: ({ id }: { id: string }) =>
      id === 'apollo-oss' ? { id, deprecatedProducts: [deprecatedProduct] } : null,
  },
};

/** The subgraph that Apollo's tests ask to be written, served by the same code as the graph's own. */
export function startProducts(): Promise<Subgraph> {
  return startSubgraph({
    name: 'products',
    version: '0.0.0',
    typeDefs: readSuiteFile('products.graphql'),
    resolvers,
    secrets: testSecrets,
    createContext: () => ({}),
    host: '127.0.0.1',
    port: 0,
  });
}
