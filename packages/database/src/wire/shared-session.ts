import type { PGlite } from '@electric-sql/pglite';
import { quoteIdentifier } from '../sql-session.ts';
import { encodeMessage, queryMessage, readText, splitMessages } from './message.ts';
import { readSettings, readSettingsStatement, setSettingsStatement } from './session-settings.ts';

/** One of those who take turns on the session. */
export interface Member {
  /** Run-time settings that differ from the defaults; put in place for each turn. */
  settings: Map<string, string>;
}

/**
 * The one session of a PGlite, used by several members in turns. A turn lasts until the session is outside any
 * transaction; the next in line then goes on. What this process itself asks of PGlite waits in the same line.
 */
export interface SharedSession {
  /** Sends bytes, in a new turn or in the member's present one, and returns the reply. */
  exchange(member: Member, request: Buffer): Promise<Buffer>;
  /** Ends the member's turn, rolling back what it left open, and drops the named statements. */
  leave(member: Member, statements: readonly string[]): Promise<void>;
}

/** Tags of statements after which the settings have to be looked at. */
const settingTags = new Set(['SET', 'RESET', 'DISCARD ALL']);

/** @param onFailure hears once that PGlite has stopped for good, after which every exchange fails with that error */
export function createSharedSession(pglite: PGlite, onFailure: (error: unknown) => void): SharedSession {
  const changed = new WeakSet<Member>();
  let turn: { member: Member; end: () => void } | undefined;
  let failure: { error: unknown } | undefined;

  const send = async (request: Buffer) => {
    if (failure !== undefined) throw failure.error;
    try {
      return await exchangeRaw(pglite, request);
    } catch (error) {
      // Errors of statements come as replies: one that is thrown means that nothing will be answered any more.
      failure = { error };
      onFailure(error);
      throw error;
    }
  };
  const run = async (sql: string) => splitMessages(await send(encodeMessage(queryMessage(sql))));
  const begin = async (member: Member) => {
    turn = { member, end: await takeTurn(pglite) };
    if (member.settings.size > 0) await run(setSettingsStatement(member.settings));
  };
  const end = async () => {
    if (turn === undefined) return;
    const { member } = turn;
    if (changed.has(member)) member.settings = readSettings(await run(readSettingsStatement));
    if (changed.has(member) || member.settings.size > 0) await run('RESET ALL');
    turn.end();
    turn = undefined;
  };
  return {
    exchange: async (member, request) => {
      if (turn?.member !== member) await begin(member);
      const reply = await send(request);
      const state = inspect(reply);
      if (state.changesSettings || request.includes('set_config')) changed.add(member);
      if (state.isIdle) await end();
      return reply;
    },
    leave: async (member, statements) => {
      if (turn?.member !== member) {
        if (statements.length === 0) return;
        await begin(member);
      } else {
        await run('ROLLBACK');
      }
      for (const name of statements) await run(`DEALLOCATE ${quoteIdentifier(name)}`);
      await end();
    },
  };
}

/**
 * `query`, `exec` and `transaction` of PGlite all wait for this mutex, which hands out turns in order; the public
 * `runExclusive` would let a member in between two statements of a transaction of this process.
 */
function takeTurn(pglite: PGlite): Promise<() => void> {
  return new Promise((begin, reject) => {
    pglite._runExclusiveTransaction(() => new Promise<void>((end) => begin(end))).catch(reject);
  });
}

/** Streamed, because the call that returns the reply also keeps every message of it until the next ordinary query. */
async function exchangeRaw(pglite: PGlite, request: Buffer): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // PGlite hands out a view of its memory.
  await pglite.execProtocolRawStream(request, { onRawData: (bytes) => void chunks.push(Buffer.from(bytes)) });
  return Buffer.concat(chunks);
}

function inspect(reply: Buffer): { isIdle: boolean; changesSettings: boolean } {
  let isIdle = false;
  let changesSettings = false;
  for (const { type, body } of splitMessages(reply)) {
    if (type === 'Z') isIdle = body.toString('latin1') === 'I';
    if (type === 'C' && settingTags.has(readText(body).text)) changesSettings = true;
  }
  return { isIdle, changesSettings };
}
