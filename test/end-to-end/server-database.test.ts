import { readFileSync } from 'node:fs';
import { findPostgres } from '@weedhounds/database/testing';
import { openFilledDatabase, startGraph } from '@weedhounds/sandbox';
import { afterAll, describe, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { readExample } from '../start/read-example.ts';

const postgres = await findPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(!postgres)('the graph on a server (PostgreSQL: DATABASE_URL or a postgres binary)', () => {
  it("is migrated, filled once, and gives the README's answer", async () => {
    const settings = { database: { kind: 'server', url: postgres?.url ?? '' }, catalogue: 'demonstration' } as const;
    const first = await openFilledDatabase(settings);
    await first.close();
    const { stores, isDemonstration, close } = await openFilledDatabase(settings);
    expect(isDemonstration).toBe(true);
    const graph = await startGraph({ stores, host: '127.0.0.1', port: 0 });
    const { headers, query, answer } = readExample(readFileSync('README.md', 'utf8'));
    const { data, errors } = await ask(graph.url, query, {}, headers);
    await graph.close();
    await close();
    expect(errors).toEqual([]);
    expect({ data }).toEqual(answer);
  }, 180_000);
});
