/**
 * Whether a key that came back can be the one that was asked for. An ID may be written as a number or as a string; what is absent,
 * null or, as asked, no scalar says nothing.
 */
export function isSameKey(asked: unknown, told: unknown): boolean {
  if (asked === told || asked === undefined || asked === null || told === undefined || told === null) return true;
  if (typeof asked === 'object') return true;
  return typeof told !== 'object' && String(asked) === String(told);
}
