import type { CompoundPotency, MenuItemRecord, Money } from '@weedhounds/provider-terms';
import type { Fault } from './faults.ts';
import type { ShelvedItem } from './moving-menus.ts';

type Edit = (items: readonly ShelvedItem[]) => readonly ShelvedItem[];

/** What a fault of the records themselves makes of a menu. */
const edits: readonly (readonly [Fault, Edit])[] = [
  ['null-potency', each((record) => ({ ...record, potencies: [] }))],
  ['hundredfold-potency', each((record) => ({ ...record, potencies: record.potencies.map(hundredfold) }))],
  [
    'zero-price',
    each((record) => ({
      ...record,
      variants: record.variants.map((variant) => ({ ...variant, price: free(variant.price), salePrice: null })),
    })),
  ],
  ['vanished', (items) => items.toSpliced(0, 1)],
  ['moving-total', appear],
];

/** A shop's items as a call sees them that these faults befall. */
export function withRecordFaults(
  items: readonly ShelvedItem[],
  has: (fault: Fault) => boolean,
): readonly ShelvedItem[] {
  return edits.reduce((seen, [fault, edit]) => (has(fault) ? edit(seen) : seen), items);
}

function each(edit: (record: MenuItemRecord) => MenuItemRecord): Edit {
  return (items) => items.map((item) => ({ ...item, record: edit(item.record) }));
}

function hundredfold(potency: CompoundPotency): CompoundPotency {
  return { ...potency, low: potency.low * 100, high: potency.high * 100 };
}

function free(price: Money | null): Money | null {
  return price && { ...price, minorUnits: 0 };
}

/** A product of one size, so that the pages move by one row in every format. */
function appear(items: readonly ShelvedItem[]): readonly ShelvedItem[] {
  const [first] = items;
  if (!first) return items;
  const variants = first.record.variants.slice(0, 1);
  const record = { ...first.record, sourceKey: '999999', name: 'Appeared Meanwhile', variants };
  return [{ ...first, record }, ...items];
}
