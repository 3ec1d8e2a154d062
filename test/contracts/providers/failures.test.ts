import type { Fault } from '@weedhounds/sandbox/stand-ins';
import { UpstreamError } from '@weedhounds/upstream';
import { describe, expect, it } from 'vitest';
import { productsOf, shopKey, start } from './testing/running.ts';
import { subjects } from './testing/subjects.ts';

/** What a call that goes wrong must end as. */
const failures: readonly (readonly [Fault, object])[] = [
  ['forbidden-html', { code: 'STATUS', status: 403 }],
  ['server-error', { code: 'STATUS', status: 500 }],
  ['too-many-calls', { code: 'RATE_LIMITED', status: 429, retryAfterMs: 1000 }],
  ['too-many-calls-unexplained', { code: 'RATE_LIMITED', status: 429, retryAfterMs: undefined }],
  ['errors-in-200', { code: 'BAD_ANSWER' }],
  ['truncation', { code: 'BAD_ANSWER' }],
  ['reset', { code: 'CONNECTION' }],
  ['large-body', { code: 'TOO_LARGE' }],
  ['hang', { code: 'DEADLINE' }],
];

/** The error that a reading ends with. */
async function failureOf(reading: Promise<unknown>): Promise<UpstreamError> {
  const error = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof UpstreamError) return error;
  throw new Error('Expected an UpstreamError.', { cause: error });
}

describe.each(subjects)('$kind', (subject) => {
  const { pageSize, listPath } = subject;

  it.each(failures)('fails by name on %s, and reads the whole menu afterwards', async (fault, expected) => {
    const menu = subject.menu(3);
    const upstream = { deadlineMs: fault === 'hang' ? 200 : 10_000, byteCap: 1_000_000 };
    const { standIn, read } = await start(subject, menu, { upstream });
    standIn.fail(fault, { when: { path: listPath } });
    const { code, status, retryAfterMs } = await failureOf(read());
    expect({ code, status, retryAfterMs }).toMatchObject(expected);
    expect(productsOf(await read())).toHaveLength(3);
  });

  it('gives no half menu: a page that fails fails the reading', async () => {
    const { standIn, read } = await start(subject, subject.menu(pageSize * 2.5));
    standIn.fail('server-error', { when: { path: listPath, page: 1 } });
    expect(await failureOf(read())).toMatchObject({ code: 'STATUS', status: 500 });
  });

  it('waits for an answer that is late', async () => {
    const { standIn, read } = await start(subject, subject.menu(3));
    standIn.fail('delay', { delayMs: 50, when: { path: listPath } });
    expect(productsOf(await read())).toHaveLength(3);
  });

  it('ends when its caller gives up', async () => {
    const { standIn, provider } = await start(subject, subject.menu(3));
    standIn.fail('hang', { times: 2 });
    const caller = new AbortController();
    const reading = failureOf(provider.readMenu({ shopKey, since: null, signal: caller.signal }));
    caller.abort();
    expect(await reading).toMatchObject({ code: 'ABORTED' });
  });

  it('is told so when it calls more often than it may', async () => {
    let now = Date.parse('2026-11-23T12:00:00Z');
    const free = await start(subject, subject.menu(3));
    await free.read();
    const calls = free.standIn.calls().find(({ path }) => path === listPath)?.calls ?? 0;
    const limits = [{ calls, perMs: 60_000, pathPrefix: listPath }];
    const { standIn, read } = await start(subject, subject.menu(3), { standIn: { limits, now: () => now } });
    await read();
    now += 59_999;
    expect(await failureOf(read())).toMatchObject({ code: 'RATE_LIMITED', status: 429 });
    expect(standIn.calls().reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThan(0);
    now += 1;
    expect(productsOf(await read())).toHaveLength(3);
  });
});

describe.each(subjects.filter(({ wrongKey }) => wrongKey !== null))('$kind', (subject) => {
  it('is refused with a wrong key, which no message repeats', async () => {
    const { read } = await start(subject, subject.menu(3), { environment: subject.wrongKey ?? {} });
    const error = await failureOf(read());
    expect(error).toMatchObject({ code: 'STATUS', status: 403 });
    expect(error.message).not.toContain('wrong-key');
  });
});
