import { type CompoundPotency, firstOfEach, type PotencyContext, readCompound } from '@weedhounds/provider-terms';
import type { JaneHit } from './wire.ts';

/**
 * What a product says of its strength: its own percentages first, then those of its inventory, which stand where the first are 0
 * or null, then its laboratory's results, which alone name their units.
 */
export function readPotencies(hit: JaneHit, context: PotencyContext, repairs: string[]): CompoundPotency[] {
  const read = (compound: string, value: string | number | null | undefined, unit: string | null) =>
    readCompound({ compound, value, unit }, context, repairs);
  const headlines = [
    read('THC', hit.percent_thc, '%'),
    read('THCA', hit.percent_thca, '%'),
    read('CBD', hit.percent_cbd, '%'),
    read('CBDA', hit.percent_cbda, '%'),
  ];
  const inventory = (hit.inventory_potencies ?? []).flatMap((batch) => [
    read('THC', batch.thc_potency, '%'),
    read('THCA', batch.thca_potency, '%'),
    read('CBD', batch.cbd_potency, '%'),
  ]);
  const laboratory = (hit.lab_results ?? []).flatMap(({ lab_results }) =>
    lab_results.map(({ compound_name, value, unit }) => read(compound_name, value, unit ?? null)),
  );
  return firstOfEach([...headlines, ...inventory, ...laboratory]);
}
