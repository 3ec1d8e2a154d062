import {
  type CompoundPotency,
  firstOfEach,
  type PotencyContext,
  type RawCompound,
  readCompounds,
} from '@weedhounds/provider-terms';
import type { InventoryRow, PosProduct } from './wire.ts';

/** What a product says of its strength, and after it what the laboratory says of the batches in stock. */
export function readPotencies(
  product: PosProduct,
  batches: readonly InventoryRow[],
  context: PotencyContext,
  repairs: string[],
): CompoundPotency[] {
  const own: RawCompound[] = [
    { compound: 'THC', value: product.thcContent, unit: product.thcContentUnit ?? null },
    { compound: 'CBD', value: product.cbdContent, unit: product.cbdContentUnit ?? null },
  ];
  const laboratory = batches.flatMap(({ labResults }) =>
    (labResults ?? []).map(({ labTest, value, labResultUnit }) => ({
      compound: labTest,
      value,
      unit: labResultUnit ?? null,
    })),
  );
  const read = readCompounds([...own, ...laboratory], context, repairs);
  return [...firstOfEach(read.slice(0, own.length)), ...overBatches(read.slice(own.length))].filter(isFirst);
}

/** One strength a compound: where batches differ, from the least to the most of them. */
function overBatches(potencies: readonly (CompoundPotency | null)[]): CompoundPotency[] {
  return firstOfEach(potencies).map((first) => {
    const same = potencies.filter((one) => one !== null && one.compound === first.compound && one.unit === first.unit);
    const low = Math.min(...same.map((one) => one?.low ?? first.low));
    const high = Math.max(...same.map((one) => one?.high ?? first.high));
    if (low === first.low && high === first.high) return first;
    return { ...first, low, high, rawText: same.map((one) => one?.rawText).join(', '), rule: 'range-over-batches' };
  });
}

function isFirst(potency: CompoundPotency, index: number, all: readonly CompoundPotency[]): boolean {
  const keyOf = ({ analyteId, compound }: CompoundPotency) => analyteId ?? compound;
  return all.findIndex((other) => keyOf(other) === keyOf(potency)) === index;
}
