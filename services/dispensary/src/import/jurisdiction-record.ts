import type {
  Confidence,
  LimitCombination,
  LimitKind,
  LimitPeriod,
  LimitUnit,
  Programme,
  Residency,
} from '../../generated/prisma/client.ts';

/** How much one person may buy of one kind of product. */
export interface PurchaseLimitRecord {
  kind: LimitKind;
  /** In `unit`; null means not compiled, never unlimited. */
  amount: number | null;
  unit: LimitUnit;
  period: LimitPeriod;
  /** Null means not compiled. */
  combines: LimitCombination | null;
  residency: Residency;
  /** `YYYY-MM-DD`: the day from which it holds, or the day it was compiled where that is unknown. */
  effectiveFrom: string;
  confidence: Confidence;
  /** Null when it cannot be cited. */
  source: string | null;
}

/** A state's or province's programme, as compiled. */
export interface JurisdictionRecord {
  /** ISO 3166-2: `US-CO`. */
  code: string;
  /** In English. */
  name: string;
  programme: Programme;
  /** In years; null means not compiled or no adult programme. */
  minimumAge: number | null;
  medicalTerms: string | null;
  note: string | null;
  confidence: Confidence;
  /** Null when it cannot be cited. */
  source: string | null;
  /** `YYYY-MM-DD`. */
  compiledOn: string;
  /** One a kind of product and residency. */
  limits: readonly PurchaseLimitRecord[];
}
