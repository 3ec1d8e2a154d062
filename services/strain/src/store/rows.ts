import type {
  Analyte,
  Chemotype,
  LabProductType,
  ProfileBasis,
  Review,
  StrainType,
} from '../../generated/prisma/client.ts';

/** What the store answers, and what the resolvers are given as parents. */

export type AnalyteRow = Analyte;

export interface StrainRow {
  id: string;
  slug: string;
  name: string;
  type: StrainType | null;
  breeder: string | null;
  description: string | null;
  effects: string[];
  flavors: string[];
  source: string;
  terms: string;
}

/** A strain that a search found, with how well it matches: from 0 to 1, or null when no text was searched for. */
export interface FoundStrainRow extends StrainRow {
  score: number | null;
}

export interface StrainNameRow {
  strainId: string;
  slug: string;
  name: string;
  /** True for the strain's own name, false for an alias. */
  isOwn: boolean;
}

export interface ParentRow {
  childId: string;
  name: string;
  slug: string;
  /** The strain that goes by the slug; null when none does. */
  strainId: string | null;
}

export interface AncestorRow {
  /** 1 is a parent. */
  generation: number;
  name: string;
  /** Name of the descendant, one generation nearer, that leads here. */
  childName: string;
  strainId: string | null;
}

export interface LabSampleRow {
  id: string;
  productName: string;
  productType: LabProductType;
  strainId: string | null;
  /** YYYY-MM-DD. */
  testedOn: string | null;
  laboratory: string;
  producer: string | null;
  totalCannabinoids: number | null;
  totalTerpenes: number | null;
  totalThc: number | null;
  totalCbd: number | null;
  source: string;
  terms: string;
}

export interface LabResultRow {
  analyteSlug: string;
  status: 'DETECTED' | 'NOT_DETECTED' | 'NOT_TESTED';
  /** In `unit`; null unless detected. */
  value: number | null;
  /** Null when the laboratory names none. */
  unit: 'PERCENT' | 'MILLIGRAM_PER_SERVING' | null;
  /** As the laboratory wrote it; empty where it wrote nothing. */
  raw: string;
}

/** One terpene's distribution in percent by mass. */
export interface StatisticRow {
  analyteSlug: string;
  median: number;
  lowerQuartile: number;
  upperQuartile: number;
  detectedCount: number;
  testedCount: number;
}

export interface TerpeneProfileRow {
  strainId: string;
  basis: ProfileBasis;
  sampleCount: number;
  producerCount: number | null;
  /** The highest median first, equal ones by slug. */
  statistics: StatisticRow[];
}

export interface AnalyteStatisticRow extends StatisticRow {
  /** The median as a share of the sum of the profile's medians, from 0 to 1. */
  share: number;
}

export interface ChemotypeRow {
  chemotype: Chemotype;
  totalThc: number;
  totalCbd: number;
  sampleCount: number;
}

export interface SimilarStrainRow {
  strain: StrainRow;
  similarity: number;
  sharedAnalytes: number;
  sampleCount: number;
}

export type ReviewRow = Review;

export interface RatingRow {
  average: number | null;
  count: number;
}
