import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  hasPostgresServer,
  type PostgresServer,
  startPostgresServer,
} from '../../packages/cache/src/stores/testing/postgres-server.ts';
import { openRuleGraph, type RuleGraph } from './open-rule-graph.ts';

describe.skipIf(!hasPostgresServer() && !process.env.CI)(
  'a gateway with a PostgreSQL (needs initdb and postgres)',
  () => {
    let server: PostgresServer;
    let graph: RuleGraph;

    beforeEach(async () => {
      vi.spyOn(process.stderr, 'write').mockReturnValue(true);
      server = await startPostgresServer();
      graph = await openRuleGraph({ databaseUrl: server.url });
    });
    afterEach(async () => {
      await graph.close();
      await server.remove();
      vi.restoreAllMocks();
    });

    const query = '{ items { name price rating } }';

    it('is warm after a restart of everything', async () => {
      const { data } = await graph.ask(query);
      await graph.restart();
      graph.calls();
      expect((await graph.ask(query)).data).toEqual(data);
      expect(graph.calls()).toEqual([]);
    });

    it('does not bring back what was purged before', async () => {
      await graph.ask(query);
      await graph.ask('mutation { setPrice(id: "1", price: 11) { id } }');
      await graph.restart();
      graph.calls();
      expect((await graph.ask(query)).data).toMatchObject({ items: [{ price: 11 }, { price: 20 }, { price: 30 }] });
      expect(graph.calls()).not.toEqual([]);
    });

    it('answers without it', async () => {
      await graph.ask('{ item(id: "1") { name } }');
      await server.crash();
      expect((await graph.ask(query)).errors).toBeUndefined();
      await graph.ask('mutation { setPrice(id: "1", price: 11) { id } }');
      expect((await graph.ask(query)).data).toMatchObject({ items: [{ price: 11 }, {}, {}] });
    });
  },
);
