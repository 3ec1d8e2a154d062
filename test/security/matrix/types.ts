import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType } from 'graphql';

export const clientSchema = buildSchema(
  readFileSync(new URL('../../../schema/client.graphql', import.meta.url), 'utf8'),
);

/** Every object type of the client's schema, sorted here by hand. */
export const typesByAudience = {
  /** What says what is sold. */
  sold: `Menu CategoryCount MenuItem Variant Stock Potency StrainMatch PricePoint MenuProvenance MenuComparison
    MenuComparisonOffer MenuItemConnection MenuItemEdge PricePointConnection PricePointEdge StockPoint
    StockPointConnection StockPointEdge MenuComparisonConnection MenuComparisonEdge`.split(/\s+/),
  /** What only operators see. */
  operators: 'Network SubgraphStatus GatewayStatus CallStatistics CacheStatistics PolicyStatistics Purged'.split(' '),
  /** What members and operators are answered with. */
  members: ['ReviewStrainPayload'],
  /** What anyone sees. */
  public: `Address Analyte AnalyteConnection AnalyteEdge AnalyteRange AnalyteStatistic Ancestor BoilingPoint Coordinates
    Dispensary DispensaryConnection DispensaryEdge DispensaryProvenance Jurisdiction JurisdictionConnection JurisdictionEdge
    LabResult LabSample LabSampleConnection LabSampleEdge Licence Lineage Mutation OpeningPeriod PurchaseLimit Query
    RatingSummary ReportedEffect ReviewConnection ReviewEdge SimilarStrain Strain StrainChemotype StrainConnection StrainEdge
    StrainProvenance StrainReview TerpeneProfile`.split(/\s+/),
  /** What is as open as what it belongs to. */
  shared: ['Money', 'PageInfo'],
};

/** `Menu.items` and so on: every field of every object type. */
export const everyPlace = Object.values(clientSchema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type}.${field}`));
