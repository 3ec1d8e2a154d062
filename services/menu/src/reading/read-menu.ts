import { channel } from 'node:diagnostics_channel';
import type { MenuProvider, MenuReading } from '@weedhounds/provider-terms';
import type { MenuChanges } from '../import/menu-changes.ts';
import { claimReading, failReading, findReading } from '../store/readings.ts';
import type { MenuRow } from '../store/rows.ts';
import type { MenuStore } from '../store/store.ts';
import { retryPause } from './retry-pause.ts';
import { storeReading } from './store-reading.ts';

export interface ReadingOptions {
  store: MenuStore;
  providers: ReadonlyMap<string, MenuProvider>;
  /** Tells gateways what is no longer so. It never rejects. */
  tellChanges: (menuId: string, changes: MenuChanges) => Promise<void>;
  /** Milliseconds a reading may take; so long no other process begins one. */
  longestMs: number;
  /** Milliseconds after which a menu is read whole again where it was only read for changes. */
  wholeEveryMs: number;
  /** Milliseconds since 1970. */
  now: () => number;
  /** From 0 up to 1. */
  random: () => number;
}

export interface ReadingTask {
  menuId: string;
  /** What the caller knows of the menu was so then: where more is known by now, nothing is read. Null reads in any case. */
  knownAt: Date | null;
  /** Whether all of it is read although what has changed would do. Default false. */
  isWhole?: boolean;
}

/** What became of an attempt to read a menu. */
export type ReadingOutcome =
  | { kind: 'read'; changes: MenuChanges; calls: number }
  /** Another process has read it meanwhile. */
  | { kind: 'read-elsewhere' }
  /** `problem` is a code of `UpstreamError`, or `DEFECT`. */
  | { kind: 'failed'; problem: string };

/** Announces each reading, for those who count: `{ menuId, provider, outcome, ms }`. */
const announcements = channel('weedhounds:menu-reading');

/** Milliseconds between two looks at what another process is reading. */
const lookEveryMs = 100;

/**
 * Reads one menu through its provider and stores what it says: at one place at a time, however many processes there are. Never rejects, unless
 * the database does.
 */
export async function readMenu(
  { menuId, knownAt, isWhole = false }: ReadingTask,
  options: ReadingOptions,
  signal: AbortSignal,
): Promise<ReadingOutcome> {
  const { store, longestMs, now } = options;
  for (let known = knownAt; ; ) {
    const startedAt = now();
    const times = { now: new Date(startedAt), until: new Date(startedAt + longestMs), knownAt: known };
    const claimed = await claimReading(store.client, menuId, times);
    if (claimed) return readAndTell(isWhole ? { ...claimed, wholeAt: null } : claimed, startedAt, options, signal);
    const menu = await findReading(store.client, menuId);
    if (!menu || menu.shopKey === null) return { kind: 'failed', problem: 'GONE' };
    const isOthers = menu.readingUntil !== null && menu.readingUntil.getTime() > now();
    if (!isOthers && menu.problem !== null) return { kind: 'failed', problem: menu.problem };
    if (!isOthers && known && menu.fetchedAt > known) return { kind: 'read-elsewhere' };
    if (signal.aborted) return { kind: 'failed', problem: 'ABORTED' };
    // What the other one reads is as good as what this one would.
    known ??= menu.fetchedAt;
    if (isOthers) await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

async function readAndTell(
  menu: MenuRow,
  startedAt: number,
  options: ReadingOptions,
  signal: AbortSignal,
): Promise<ReadingOutcome> {
  const outcome = await readClaimed(menu, startedAt, options, signal);
  announcements.publish({ menuId: menu.id, provider: menu.provider, outcome, ms: options.now() - startedAt });
  if (outcome.kind === 'read') await options.tellChanges(menu.id, outcome.changes);
  return outcome;
}

async function readClaimed(
  menu: MenuRow,
  startedAt: number,
  { store, providers, longestMs, wholeEveryMs, now, random }: ReadingOptions,
  signal: AbortSignal,
): Promise<ReadingOutcome> {
  const isWholeDue = menu.wholeAt === null || startedAt - menu.wholeAt.getTime() >= wholeEveryMs;
  try {
    const provider = providers.get(menu.provider);
    if (!provider || menu.shopKey === null)
      throw new TypeError(`The menu ${menu.id} is read through no provider that is on.`);
    const reading = await provider.readMenu({
      shopKey: menu.shopKey,
      since: isWholeDue ? null : menu.bookmark,
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestMs)]),
    });
    assertBelievable(reading, menu, await store.client.menuItem.count({ where: { menuId: menu.id } }));
    const { changes } = await storeReading(store, menu, reading, new Date(startedAt));
    return { kind: 'read', changes, calls: reading.calls };
  } catch (error) {
    const problem = problemOf(error);
    await failReading(store.client, menu.id, problem, new Date(now() + retryPause(menu.failures + 1, random())));
    if (problem === 'DEFECT') process.emitWarning(error as Error);
    return { kind: 'failed', problem };
  }
}

const emptyMenu = 'EMPTY_MENU';

/** A menu that had items and has none is believed when it is said twice. */
function assertBelievable(reading: MenuReading, { problem }: MenuRow, itemCount: number): void {
  if (reading.kind === 'whole' && reading.products.length === 0 && itemCount > 0 && problem !== emptyMenu) {
    throw Object.assign(new Error('The menu has lost all its items at once.'), { code: emptyMenu });
  }
}

function problemOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (name === 'UpstreamError' || code === emptyMenu) return String(code);
  return name === 'AbortError' || name === 'TimeoutError' ? 'DEADLINE' : 'DEFECT';
}
