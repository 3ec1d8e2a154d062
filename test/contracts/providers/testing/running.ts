import type { MenuItemRecord, MenuProvider, MenuReading } from '@weedhounds/provider-terms';
import { type StandIn, type StandInOptions, startStandIn } from '@weedhounds/sandbox/stand-ins';
import { onTestFinished } from 'vitest';
import type { CreateOptions, Subject } from './subjects.ts';

/** The shop of these tests. */
export const shopKey = '42';

export interface Running {
  standIn: StandIn;
  provider: MenuProvider;
  read(since?: string | null): Promise<MenuReading>;
}

interface StartOptions {
  standIn?: Partial<StandInOptions>;
  upstream?: CreateOptions;
  /** In place of what the stand-in says of itself. */
  environment?: Readonly<Record<string, string>>;
}

/** A subject and its stand-in, until the test is over. */
export async function start(
  subject: Subject,
  items: readonly MenuItemRecord[],
  options: StartOptions = {},
): Promise<Running> {
  const standIn = await startStandIn(subject.kind, {
    menus: { [shopKey]: items },
    maxPageSize: subject.pageSize,
    ...options.standIn,
  });
  const provider = subject.create({ ...standIn.environment, ...options.environment }, options.upstream);
  onTestFinished(async () => {
    await provider.close();
    await standIn.close();
  });
  const signal = new AbortController().signal;
  return { standIn, provider, read: (since = null) => provider.readMenu({ shopKey, since, signal }) };
}

/** The products of a reading that brought any; those that were refused fail the test. */
export function productsOf(reading: MenuReading): MenuItemRecord[] {
  if (reading.kind === 'unchanged') throw new Error('Expected products; nothing has changed.');
  return reading.products.map((product) => {
    if (product.kind === 'refused') throw new Error(`Refused: ${product.reason}: ${product.detail}`);
    return product.value;
  });
}

/** Repairs that the products of a reading took, each rule once. */
export function repairsOf(reading: MenuReading): string[] {
  if (reading.kind === 'unchanged') return [];
  const rules = reading.products.flatMap((product) => (product.kind === 'accepted' ? product.repairs : []));
  return [...new Set(rules)].toSorted();
}
