import { type Asked, askForAll, type Form, placesOf, print } from './asked.ts';
import { clientSchema, typesByAudience } from './types.ts';

/** Ids that the questions need. */
export interface KnownIds {
  dispensary: string;
  jurisdiction: string;
  strain: string;
  sample: string;
  analyte: string;
  review: string;
}

/** A root field and all that is below it, but for what is sold. */
export interface PublicWay {
  title: string;
  root: string;
  around: (selections: string) => string;
  type: string;
  form: Form;
  asked: Asked[];
}

const open = new Set([...typesByAudience.public, ...typesByAudience.shared]);
const operators = new Set(typesByAudience.operators);

/** Small pages, and an instant that stands. */
const argumentsOf = {
  'Dispensary.isOpen': '(at: "2026-11-23T20:00:00Z")',
  'Strain.samples': '(first: 2)',
  'Strain.offers': '(first: 1)',
};

const way = (
  title: string,
  type: string,
  root: string,
  around: PublicWay['around'],
  form: Form = 'plain',
): PublicWay => {
  const isWanted = (name: string) => open.has(name) || operators.has(name) || typesByAudience.members.includes(name);
  return { title, type, root, around, form, asked: askForAll(clientSchema, type, { isWanted, argumentsOf, form }) };
};
const node = (type: string, id: string, form: Form) =>
  way(`node: ${type}`, type, 'Query.node', (s) => `node(id: "${id}") { __typename ... on ${type} ${s} }`, form);

export const networkWay = way('network', 'Network', 'Query.network', (s) => `network ${s}`);

export function publicWays(ids: KnownIds): PublicWay[] {
  return [
    way('dispensary', 'Dispensary', 'Query.dispensary', (s) => `dispensary(id: "${ids.dispensary}") ${s}`),
    way(
      'dispensaries',
      'DispensaryConnection',
      'Query.dispensaries',
      (s) => `dispensaries(first: 1, filter: { jurisdiction: "CO", near: { latitude: 40, longitude: -100 } }) ${s}`,
      'aliased',
    ),
    way(
      'jurisdiction',
      'Jurisdiction',
      'Query.jurisdiction',
      (s) => `jurisdiction(code: "CO") ${s}`,
      'inline fragments',
    ),
    way('jurisdictions', 'JurisdictionConnection', 'Query.jurisdictions', (s) => `jurisdictions(first: 1) ${s}`),
    way('strain', 'Strain', 'Query.strain', (s) => `strain(id: "${ids.strain}") ${s}`, 'named fragments'),
    way('strains', 'StrainConnection', 'Query.strains', (s) => `strains(first: 1, filter: { search: "runtz" }) ${s}`),
    way('labSample', 'LabSample', 'Query.labSample', (s) => `labSample(id: "${ids.sample}") ${s}`),
    way(
      'labSamples',
      'LabSampleConnection',
      'Query.labSamples',
      (s) => `labSamples(first: 1) ${s}`,
      'inline fragments',
    ),
    way('analytes', 'AnalyteConnection', 'Query.analytes', (s) => `analytes(first: 3) ${s}`, 'aliased'),
    node('Dispensary', ids.dispensary, 'inline fragments'),
    node('Jurisdiction', ids.jurisdiction, 'plain'),
    node('Strain', ids.strain, 'aliased'),
    node('LabSample', ids.sample, 'named fragments'),
    node('Analyte', ids.analyte, 'plain'),
    node('StrainReview', ids.review, 'named fragments'),
    networkWay,
  ];
}

/** What operators may purge, with all it answers. */
export const purgeWay = way('purge', 'Purged', 'Mutation.purge', (s) => `purge(by: { tag: "nothing" }) ${s}`);

/** What members may write, with all it answers. */
export const reviewWay = (strainId: string): PublicWay =>
  way(
    'reviewStrain',
    'ReviewStrainPayload',
    'Mutation.reviewStrain',
    (s) => `reviewStrain(input: { strainId: "${strainId}", rating: 4, text: "Fine.", effects: ["relaxed"] }) ${s}`,
  );

export function printWays(ways: readonly PublicWay[], operation: 'query' | 'mutation' = 'query'): string {
  const parts = ways.map(({ around, asked, form }, at) => {
    const { selections, fragments } = print(asked, form, `w${at}`);
    return { field: `w${at}: ${around(selections)}`, fragments };
  });
  return `${operation} { ${parts.map(({ field }) => field).join('\n')} }\n${parts.flatMap(({ fragments }) => fragments).join('\n')}`;
}

export const placesOfWay = ({ root, asked }: PublicWay): string[] => [root, ...placesOf(asked)];
