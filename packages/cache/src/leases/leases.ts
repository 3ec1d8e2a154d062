import { randomUUID } from 'node:crypto';
import { connect } from '../purges/connect.ts';

/** What became of asking for a lease: it is ours until it is released or has run out; another has it; or nobody can tell. */
export type Lease =
  | { kind: 'ours'; release(): Promise<void> }
  | { kind: 'taken' }
  | { kind: 'unknown'; cause: unknown };

/** Leases that processes share: whoever has one does a piece of work that the others wait for. */
export interface Leases {
  /** Asks for a lease on a name for so many milliseconds. Never rejects, and never waits for another's lease to end. */
  take(name: string, ms: number): Promise<Lease>;
  close(): Promise<void>;
}

export interface RedisLeasesOptions {
  url: URL;
  /** Begins the names of keys. Default `lease:`. */
  prefix?: string;
  /** Milliseconds that Redis may take for an answer. Default 150. */
  budgetMs?: number;
  /** Is told why a lease could not be asked for or released, or the connection failed. Default: nobody is. */
  announce?(cause: unknown): void;
}

/** Deletes a lease only if it is still the caller's: it may have run out and be another's. */
const releaseScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

/**
 * Leases in one Redis. They save work and guard nothing: after a lease has run out, or Redis was lost, two processes may have it.
 * Connects in the background.
 */
export function createLeases({
  url,
  prefix = 'lease:',
  budgetMs = 150,
  announce = () => {},
}: RedisLeasesOptions): Leases {
  const redis = connect(url, budgetMs);
  redis.on('error', announce);

  async function release(key: string, token: string): Promise<void> {
    try {
      await redis.eval(releaseScript, 1, key, token);
    } catch (cause) {
      announce(cause);
    }
  }

  return {
    async take(name, ms) {
      const key = `${prefix}${name}`;
      const token = randomUUID();
      try {
        const reply = await redis.set(key, token, 'PX', ms, 'NX');
        return reply === 'OK' ? { kind: 'ours', release: () => release(key, token) } : { kind: 'taken' };
      } catch (cause) {
        announce(cause);
        return { kind: 'unknown', cause };
      }
    },
    async close() {
      redis.disconnect();
    },
  };
}
