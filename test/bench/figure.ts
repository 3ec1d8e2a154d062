/** One measured figure. */
export interface Figure {
  /** Its name: kebab-case, unique in its bench. A name with `-vs-` is a comparison and has a ratio. */
  figure: string;
  /** What was measured, in `unit`. A share is a fraction from 0 to 1. */
  value: number;
  unit: string;
  /** The baseline taken in the same run, in `unit`; null where there is nothing to hold the figure against. */
  baseline: number | null;
  /** value / baseline, for comparisons only. */
  ratio: number | null;
  /** What we aim at, in words. Never a pass or a fail. */
  aim: string;
}

export interface BenchOptions {
  /** Runs the smaller size that the bench states, within a minute. */
  quick: boolean;
  /** Prints a line of progress. */
  say: (line: string) => void;
}

export interface Bench {
  /** What is measured, what the baseline is, and how much smaller the quick run is. */
  about: string;
  run(options: BenchOptions): Promise<Figure[]>;
  /** Says where the time goes, in lines of progress. Default: it cannot be told. */
  profile?(options: BenchOptions): Promise<void>;
}

/** The middle value; the mean of the two middle ones of an even number. Throws on none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const high = sorted[sorted.length >> 1];
  const low = sorted[(sorted.length - 1) >> 1];
  if (high === undefined || low === undefined) throw new RangeError('A median needs at least one value; got none.');
  return (low + high) / 2;
}
