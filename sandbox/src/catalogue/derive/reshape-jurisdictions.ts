import type { JurisdictionRecord, PurchaseLimitRecord } from '@weedhounds/dispensary';

/** A row of the compiled table of rules. */
export interface RuleRow {
  /** `CO` for a state of the US (`CA` is California), `CA-ON` for a province of Canada. */
  code: string;
  name: string;
  country: string;
  program: string;
  min_age_adult: number | null;
  flower_g: number | null;
  concentrate_g: number | null;
  edible_mg_thc: number | null;
  period: string;
  medical: string | null;
  confidence: string;
  note: string;
  source: string | null;
}

export interface RuleTable {
  /** `YYYY-MM-DD`. */
  compiled: string;
  rows: RuleRow[];
}

type Limit = PurchaseLimitRecord;

const programmes = new Map<string, JurisdictionRecord['programme']>([
  ['adult', 'ADULT'],
  ['medical', 'MEDICAL'],
  ['low-thc', 'LOW_THC'],
  ['none', 'NONE'],
  ['none-yet', 'NOT_YET'],
]);

const periods = new Map<string, Limit['period']>([
  ['transaction', 'TRANSACTION'],
  ['day', 'DAY'],
  ['rolling', 'ROLLING'],
]);

const confidences = new Map<string, Limit['confidence']>([
  ['A', 'A'],
  ['B', 'B'],
  ['C', 'C'],
]);

/** The compiled table as the dispensary subgraph takes it, by code. Throws when a row holds a word it does not know. */
export function reshapeJurisdictions(table: RuleTable): JurisdictionRecord[] {
  const records = table.rows.map((row): JurisdictionRecord => {
    return {
      code: row.country === 'US' ? `US-${row.code}` : row.code,
      name: row.name,
      programme: lookUp(programmes, row.program, row),
      minimumAge: row.min_age_adult,
      medicalTerms: row.medical,
      note: row.note || null,
      confidence: lookUp(confidences, row.confidence, row),
      source: row.source,
      compiledOn: table.compiled,
      limits: row.program === 'adult' ? limitsOf(row, table.compiled) : [],
    };
  });
  return records.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** One limit a kind of product, for residents and visitors apart where the note gives visitors half. */
function limitsOf(row: RuleRow, compiled: string): Limit[] {
  const visitorsGetHalf = /\bnon-residents half\b/.test(row.note);
  const shared = {
    period: lookUp(periods, row.period, row),
    // "since 2026-04-19 (H.5350)": the one form in which the table states when a limit began.
    effectiveFrom: /^since (\d{4}-\d{2}-\d{2})/.exec(row.note)?.[1] ?? compiled,
    confidence: lookUp(confidences, row.confidence, row),
    source: row.source,
  };
  const kinds = [
    { kind: 'FLOWER', amount: row.flower_g, unit: 'GRAM' },
    { kind: 'CONCENTRATE', amount: row.concentrate_g, unit: 'GRAM' },
    { kind: 'EDIBLE_THC', amount: row.edible_mg_thc, unit: 'MILLIGRAM_THC' },
  ] as const;
  return kinds.flatMap((limit): Limit[] => {
    const combines = combinationOf(limit.kind, row.note);
    const general = { ...limit, ...shared, combines, residency: visitorsGetHalf ? 'RESIDENT' : 'ANYONE' } as const;
    if (!visitorsGetHalf) return [general];
    return [general, { ...general, amount: limit.amount === null ? null : limit.amount / 2, residency: 'VISITOR' }];
  });
}

/** How the note says a limit combines with the others; null where it does not, which means not compiled. */
function combinationOf(kind: Limit['kind'], note: string): Limit['combines'] {
  const isConcentrate = kind === 'CONCENTRATE';
  if (/\bcombined equivalency\b|\bcategories combine proportionally\b/.test(note)) return 'PROPORTIONAL';
  if (/\bflower and concentrate combine proportionally\b|\bfederal equivalency\b/.test(note)) {
    return kind === 'EDIBLE_THC' ? null : 'PROPORTIONAL';
  }
  return isConcentrate && /\bconcentrate (counts )?inside\b/.test(note) ? 'INSIDE' : null;
}

function lookUp<T>(table: ReadonlyMap<string, T>, word: string, row: RuleRow): T {
  const meaning = table.get(word);
  if (meaning === undefined)
    throw new TypeError(`${row.code}: expected one of ${[...table.keys()].join(', ')}; got ${word}.`);
  return meaning;
}
