import type { Fence } from '../entry.ts';
import type { PurgeLog } from '../purge-log.ts';
import { withinBudget } from '../stores/time-budget.ts';
import { NumberedPurges } from './postgres/numbered-purges.ts';
import { NotAloneError, openSession, type Session } from './postgres/open-session.ts';
import { closeSequence, extendSequence, openSequence, replaceSequence } from './postgres/purge-tables.ts';

/**
 * What a log announces: that purges are written (again), and whether what was kept before the start is believed; that they are not, or not
 * in time; that they are not as another process numbers those of this database; or that something failed.
 */
export type PersistentPurgeLogEvent =
  | { kind: 'writing'; isContinued: boolean }
  | { kind: 'behind' }
  | { kind: 'not alone' }
  | { kind: 'failed'; cause: unknown };

export interface PersistentPurgeLogOptions {
  /** `postgresql://`; `sslmode` in it is understood as node-postgres does. */
  url: string;
  /** Milliseconds that opening may take, and closing. Default 2,000. */
  openMs?: number;
  /** Milliseconds that a purge waits to be written. Default 150. */
  budgetMs?: number;
  /** Milliseconds after a failure until it is tried again to write. Default 1,000. */
  retryMs?: number;
  /** Of how many tags the last purges are remembered; what was fetched before one that is not is not trusted. Default 100,000. */
  mostTags?: number;
  /** Is told what befalls the log. Default: nobody is. */
  announce?(event: PersistentPurgeLogEvent): void;
}

/**
 * A purge log of one process, which goes on after a restart: its sequence is in PostgreSQL. A purge is in force at once, and written before
 * it resolves; where it is not within `budgetMs`, it resolves as not known to others, and is written as soon as that can be done.
 *
 * What is stored is believed at a start only where the process before closed its log with all purges written. After a crash, and where the
 * database cannot be read or another process numbers its purges, another sequence begins, and replaces what is stored as soon as it can.
 * So no purge that was not written brings anything back. There is no finding out of what never reached the database: purges of a process
 * that could not write from its start to its end, or was not alone for as long, nor that an earlier copy of the database has taken its place
 * while no process had it open.
 *
 * Never rejects. Nothing may be purged once it is closed.
 */
export async function openPersistentPurgeLog(options: PersistentPurgeLogOptions): Promise<PurgeLog> {
  const { url, openMs = 2_000, budgetMs = 150, retryMs = 1_000, mostTags = 100_000, announce = () => {} } = options;
  const purges = new NumberedPurges(mostTags);
  /** Up to where the sequence is stored for certain; undefined where it has to replace what is stored. */
  let written: number | undefined;
  let isContinued = false;
  let state: 'opening' | 'writing' | 'behind' | 'not alone' = 'opening';
  let session: Session | undefined;
  let round: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let isOver = false;

  function enter(next: 'writing' | 'behind' | 'not alone'): void {
    if (state === next) return;
    state = next;
    announce(next === 'writing' ? { kind: next, isContinued } : { kind: next });
  }

  function fail(cause: unknown): void {
    if (isClosed) return;
    const isAlone = !(cause instanceof NotAloneError);
    enter(isAlone ? 'behind' : 'not alone');
    if (isAlone) announce({ kind: 'failed', cause });
    writeIn(retryMs);
  }

  function lose(lost: Session): void {
    if (session !== lost) return;
    session = undefined;
    if (isClosed) return;
    enter('behind');
    writeIn(retryMs);
  }

  function writeIn(ms: number): void {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void write().catch(() => {}), ms).unref();
  }

  const isWritten = ({ generation, number }: Fence) =>
    generation !== purges.fence.generation || (written !== undefined && written >= number);

  /** Writes what is not written yet, in one go at a time. Rejects where that fails. */
  function write(): Promise<void> {
    round ??= writeOnce()
      .catch(async (cause) => {
        const failed = session;
        session = undefined;
        fail(cause);
        await failed?.end();
        throw cause;
      })
      .finally(() => {
        round = undefined;
      });
    return round;
  }

  async function writeOnce(): Promise<void> {
    if (isOver) throw new Error('The log is closed.');
    session ??= await openSession(url, lose);
    if (written !== undefined && !(await extend(session, written))) {
      // What is stored is another sequence: another process, or another copy of the database, came between.
      purges.beginAnew();
      written = undefined;
      isContinued = false;
    }
    if (written === undefined) {
      const { sequence } = purges;
      await replaceSequence(session.client, sequence, purges.takeAll());
      written = sequence.number;
    }
    enter('writing');
    if (!isWritten(purges.fence)) writeIn(0);
  }

  async function extend({ client }: Session, from: number): Promise<boolean> {
    const { sequence } = purges;
    const unwritten = purges.takeUnwritten();
    try {
      if (!(await extendSequence(client, sequence, from, unwritten))) return false;
    } catch (cause) {
      purges.putBack(unwritten.map(({ tag }) => tag));
      throw cause;
    }
    written = sequence.number;
    return true;
  }

  async function untilWritten(fence: Fence): Promise<void> {
    while (!isWritten(fence)) await write();
  }

  async function open(): Promise<void> {
    const opening = openSession(url, lose);
    const opened = await withinBudget(async () => {
      const { client } = await opening;
      return openSequence(client);
    }, openMs);
    if (opened.kind !== 'done') {
      // It may still be opened, and is then of no use: what it has opened is replaced.
      opening.then((late) => late.end()).catch(() => {});
      return fail(
        opened.kind === 'failed' ? opened.error : new Error(`PostgreSQL did not answer within ${openMs} ms.`),
      );
    }
    session = await opening;
    if (opened.value) {
      purges.goOnWith(opened.value);
      written = opened.value.number;
      isContinued = true;
    }
    await withinBudget(write, openMs);
  }

  async function finish(): Promise<void> {
    await untilWritten(purges.fence);
    await round?.catch(() => {});
    session ??= await openSession(url, lose);
    await closeSequence(session.client, purges.sequence);
    // What is purged in the meantime is not in what was closed, which is then replaced.
    await untilWritten(purges.fence);
  }

  await open();
  return {
    fence: () => purges.fence,
    judge: (tags, fence) => purges.judge(tags, fence),
    async purge(tags, mode) {
      purges.purge(tags, mode);
      const { fence } = purges;
      if (state !== 'writing') return { isKnownToOthers: false };
      const { kind } = await withinBudget(() => untilWritten(fence), budgetMs);
      if (kind === 'late') enter('behind');
      return { isKnownToOthers: kind === 'done' };
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await withinBudget(finish, openMs);
      isOver = true;
      const last = session;
      session = undefined;
      await last?.end();
    },
  };
}
