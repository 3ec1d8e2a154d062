import {
  type CompoundPotency,
  firstOfEach,
  type PotencyContext,
  type RawCompound,
  readCompounds,
} from '@weedhounds/provider-terms';
import type { JaneHit } from './wire.ts';

/**
 * What a product says of its strength: its own percentages first, then those of its inventory, which stand where the first are 0
 * or null, then its laboratory's results, which alone name their units.
 */
export function readPotencies(hit: JaneHit, context: PotencyContext, repairs: string[]): CompoundPotency[] {
  const percent = (compound: string, value: RawCompound['value']): RawCompound => ({ compound, value, unit: '%' });
  const headlines = [
    percent('THC', hit.percent_thc),
    percent('THCA', hit.percent_thca),
    percent('CBD', hit.percent_cbd),
    percent('CBDA', hit.percent_cbda),
  ];
  const inventory = (hit.inventory_potencies ?? []).flatMap((batch) => [
    percent('THC', batch.thc_potency),
    percent('THCA', batch.thca_potency),
    percent('CBD', batch.cbd_potency),
  ]);
  const laboratory = (hit.lab_results ?? []).flatMap(({ lab_results }) =>
    lab_results.map(({ compound_name, value, unit }) => ({ compound: compound_name, value, unit: unit ?? null })),
  );
  return firstOfEach(readCompounds([...headlines, ...inventory, ...laboratory], context, repairs));
}
