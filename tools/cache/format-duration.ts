const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** Milliseconds as text, in the largest unit of which it is a whole number: `90 min`, `2 h`. */
export function formatDuration(milliseconds: number): string {
  const unit = units.find(([, length]) => milliseconds > 0 && milliseconds % length === 0);
  return unit ? `${milliseconds / unit[1]} ${unit[0]}` : `${milliseconds} ms`;
}
