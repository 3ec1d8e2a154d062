import { randomUUID } from 'node:crypto';
import type { Fence } from '../entry.ts';
import type { PurgeLog, PurgeMode } from '../purge-log.ts';
import { connect } from './connect.ts';
import { Deafness } from './deafness.ts';
import { type NumberedPurge, readPublished, readTidings, sequenceScript } from './sequence-script.ts';
import { TagNumbers } from './tag-numbers.ts';
import { UntoldPurges } from './untold-purges.ts';

/** What a log announces: that it hears the others (again), or does not any more, or that something failed. */
export type PurgeLogEvent =
  | { kind: 'hearing'; generation: string }
  | { kind: 'deaf' }
  | { kind: 'failed'; cause: unknown };

export interface RedisPurgeLogOptions {
  url: URL;
  /** Begins the names of keys and of the channel. Default `{purges}`, one slot of a cluster. */
  prefix?: string;
  /** Milliseconds that anything is trusted after it began to be fetched, or after others were last heard, while none are. Default 5,000. */
  deafMs?: number;
  /** Milliseconds between two questions what was purged, beside what is published. Default 300. */
  pollMs?: number;
  /** Milliseconds that Redis may take for an answer. Default 150. */
  budgetMs?: number;
  /** How many tags' last purges each process remembers. Default 100,000. */
  mostTags?: number;
  /** How many purges Redis remembers, for processes that were away or begin. Default 10,000. */
  mostPurges?: number;
  /** Milliseconds of a clock that never goes back. Default `performance.now`. */
  now?(): number;
  /** Is told what befalls the log. Default: nobody is. */
  announce?(event: PurgeLogEvent): void;
}

/**
 * A purge log that processes share through one Redis, which numbers the purges. Each process hears of them as they are published, and asks
 * every `pollMs` what it has missed. Begins deaf, and connects in the background.
 *
 * While Redis is up a purge is in force in the others within `pollMs + budgetMs`, and at once in the usual case; while it is down,
 * within `deafMs`.
 */
export function createRedisPurgeLog(options: RedisPurgeLogOptions): PurgeLog {
  const { url, prefix = '{purges}', deafMs = 5_000, pollMs = 300, budgetMs = 150 } = options;
  const { mostTags = 100_000, mostPurges = 10_000, now = () => performance.now(), announce = () => {} } = options;
  const channel = `${prefix}:heard`;
  /** A log that was not answered for so long does not claim to hear. */
  const silenceMs = 2 * (pollMs + budgetMs);

  let sequence: Fence = { generation: '', number: 0 };
  let purged = new TagNumbers(mostTags);
  let heardAt = now();
  let deafness: Deafness | undefined = new Deafness({ since: heardAt, deafMs, mostTags, now });
  let catchingUp: Promise<void> | undefined;
  let isClosed = false;
  const untold = new UntoldPurges(mostTags);

  const commands = connect(url, budgetMs);
  const subscriber = connect(url, budgetMs);
  const fail = (cause: unknown) => announce({ kind: 'failed', cause });
  commands.on('error', fail);
  subscriber.on('error', fail);
  commands.on('ready', () => void catchUp());
  subscriber.on('ready', () => void subscriber.subscribe(channel).then(catchUp, fail));
  subscriber.on('message', (_channel, message) => hearPublished(message));
  const timer = setInterval(poll, pollMs);
  timer.unref();

  function poll(): void {
    void catchUp();
    // Finds out whether the connection is alive.
    if (subscriber.status === 'ready') subscriber.ping().catch(fail);
  }

  /** The present deafness, if any; falling silent is noticed here. */
  function whetherDeaf(): Deafness | undefined {
    return deafness ?? (now() - heardAt > silenceMs ? goDeaf() : undefined);
  }

  function goDeaf(): Deafness {
    if (deafness) return deafness;
    deafness = new Deafness({ since: heardAt, deafMs, mostTags, now });
    announce({ kind: 'deaf' });
    return deafness;
  }

  function apply({ number, mode, tags }: NumberedPurge): void {
    sequence = { generation: sequence.generation, number };
    purged.note(number, mode, tags);
    deafness?.note(mode, tags);
  }

  function hearPublished(message: string): void {
    try {
      const purge = readPublished(message);
      const isNext = purge.generation === sequence.generation && purge.number === sequence.number + 1;
      if (isNext) apply(purge);
      else if (purge.generation !== sequence.generation || purge.number > sequence.number) void catchUp();
    } catch (cause) {
      fail(cause);
    }
  }

  /** Asks what was purged since, after a purge of one's own if there is one. Rejects where Redis does not answer. */
  async function ask(purge?: { mode: PurgeMode; tags: readonly string[] }, beginAnew = false): Promise<void> {
    const askedAt = now();
    const { generation, number } = sequence;
    const known = [generation, number, randomUUID(), beginAnew ? 'anew' : '', mostPurges, channel];
    const added = purge ? [purge.mode, JSON.stringify(purge.tags)] : [];
    const reply = await commands.eval(sequenceScript, 2, `${prefix}:sequence`, `${prefix}:log`, ...known, ...added);
    const tidings = readTidings(reply);
    if (tidings.generation !== sequence.generation) {
      purged = new TagNumbers(mostTags);
      sequence = { generation: tidings.generation, number: 0 };
    }
    for (const heard of tidings.purges) {
      if (heard.number <= sequence.number) continue;
      if (heard.number > sequence.number + 1) purged.raiseFloor(heard.number - 1);
      apply(heard);
    }
    if (tidings.number > sequence.number) {
      purged.raiseFloor(tidings.number);
      sequence = { ...sequence, number: tidings.number };
    }
    heardAt = Math.max(heardAt, askedAt);
  }

  /** Tells what is untold and asks what was missed; ends deafness. One at a time. */
  function catchUp(): Promise<void> {
    catchingUp ??= tellAndAsk()
      .catch((cause) => {
        if (!isClosed) fail(cause);
      })
      .finally(() => {
        catchingUp = undefined;
      });
    return catchingUp;
  }

  async function tellAndAsk(): Promise<void> {
    if (commands.status !== 'ready') return void whetherDeaf();
    do {
      const next = untold.take();
      try {
        await (next?.kind === 'purge' ? ask(next) : ask(undefined, next?.kind === 'anew'));
      } catch (cause) {
        if (next) untold.putBack(next);
        whetherDeaf();
        throw cause;
      }
    } while (!untold.areNone);
    if (!deafness) return;
    deafness = undefined;
    announce({ kind: 'hearing', generation: sequence.generation });
  }

  return {
    fence: () => whetherDeaf()?.fence() ?? sequence,
    judge(tags, fence) {
      const deaf = whetherDeaf();
      if (fence.generation !== sequence.generation) return deaf?.judge(tags, fence) ?? 'hard';
      const meanwhile = deaf?.judgeEarlier(tags) ?? 'valid';
      if (meanwhile === 'hard') return 'hard';
      const standing = purged.judge(tags, fence.number);
      return standing === 'valid' ? meanwhile : standing;
    },
    async purge(tags, mode) {
      const deaf = whetherDeaf();
      if (!deaf) {
        try {
          await ask({ mode, tags });
          return { isKnownToOthers: true };
        } catch (cause) {
          fail(cause);
        }
      }
      goDeaf().note(mode, tags);
      untold.add(mode, tags);
      return { isKnownToOthers: false };
    },
    async close() {
      isClosed = true;
      clearInterval(timer);
      commands.disconnect();
      subscriber.disconnect();
      await catchingUp;
    },
  };
}
