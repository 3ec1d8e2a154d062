import type { MenuItemRecord, Money, VariantRecord } from '@weedhounds/provider-terms';

/** An amount as a number of dollars; null where there is none. */
export function dollars(money: Money | null): number | null {
  return money === null ? null : money.minorUnits / 100;
}

/** The same price as text where it is a number, and as a number where it is text. */
export function flipped(value: unknown): unknown {
  if (typeof value === 'number') return value.toFixed(2);
  return typeof value === 'string' && value !== '' ? Number(value) : value;
}

/** One size of a product, for whom it is sold. */
export interface Size {
  label: string;
  /** At least one. */
  variants: readonly [VariantRecord, ...VariantRecord[]];
}

/** A product's sizes in the order of its variants. */
export function sizesOf(record: MenuItemRecord): readonly Size[] {
  const labels = new Set(record.variants.map(({ label }) => label));
  return [...labels].flatMap((label) => {
    const [first, ...others] = record.variants.filter((variant) => variant.label === label);
    return first ? [{ label, variants: [first, ...others] as const }] : [];
  });
}

/** A whole number that stands for a key of ours where a provider's ids are numbers; of a number, itself. */
export function numberOf(key: string): number {
  if (/^\d{1,15}$/.test(key)) return Number(key);
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
