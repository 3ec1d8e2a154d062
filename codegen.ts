import { existsSync, readFileSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';

const services = ['dispensary', 'menu', 'strain', 'network'] as const;

/** How a checked scalar appears in resolvers: what they may return, and what they are given. */
const scalars = {
  ID: 'string',
  DateTime: 'Date',
  Date: 'string',
  LocalTime: 'string',
  TimeZone: 'string',
  Percent: 'number',
  Grams: 'number',
  Milligrams: 'number',
  Kilometers: 'number',
  Celsius: 'number',
  Milliseconds: 'number',
  Latitude: 'number',
  Longitude: 'number',
  MinorUnits: 'number',
  CurrencyCode: 'string',
  CountryCode: 'string',
  JurisdictionCode: 'string',
  CasNumber: 'string',
  URL: 'string',
};

/** Over JSON an instant is text. */
const clientScalars = { ...scalars, DateTime: 'string' };

/** `services/<name>/mappers.json`: GraphQL type → `./path#Type` of the value that its resolvers are given. */
function mappersOf(service: string): Record<string, string> {
  const file = `services/${service}/mappers.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

const config: CodegenConfig = {
  generates: Object.fromEntries([
    ...services.map((service) => [
      `services/${service}/generated/resolvers.ts`,
      {
        schema: ['schema/shared.graphql', `schema/${service}.graphql`],
        plugins: ['typescript', 'typescript-resolvers'],
        config: {
          federation: true,
          enumsAsTypes: true,
          useIndexSignature: true,
          useTypeImports: true,
          contextType: '../src/context.ts#Context',
          mappers: mappersOf(service),
          scalars,
          emitLegacyCommonJSImports: false,
        },
      },
    ]),
    [
      'packages/client/generated/',
      {
        schema: 'schema/client.graphql',
        documents: ['packages/client/operations/**/*.graphql'],
        preset: 'client',
        // The manifest, persisted-documents.json: what a gateway of trusted documents runs, by the SHA-256 of its text.
        presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
        config: {
          documentMode: 'string',
          enumsAsTypes: true,
          useTypeImports: true,
          scalars: clientScalars,
          emitLegacyCommonJSImports: false,
        },
      },
    ],
  ]),
};

export default config;
