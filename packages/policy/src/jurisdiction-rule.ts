/** What kind of sale a jurisdiction's law allows. */
export type Programme = 'ADULT' | 'MEDICAL' | 'LOW_THC' | 'NONE' | 'NOT_YET';

/** How far a compiled rule can be trusted, the best first. */
export const confidences = ['A', 'B', 'C'] as const;
export type Confidence = (typeof confidences)[number];

/** A jurisdiction's rule of sale, as compiled. Not legal advice. */
export interface JurisdictionRule {
  /** ISO 3166-2: `US-CO`. */
  code: string;
  programme: Programme;
  /** Least age in years for an adult-use purchase; null means not compiled, or no adult programme. */
  minimumAge: number | null;
  confidence: Confidence;
  /** What the rule was compiled from; null when it cannot be cited. */
  source: string | null;
  /** The day it was compiled: `2026-11-22`. */
  compiledOn: string;
}
