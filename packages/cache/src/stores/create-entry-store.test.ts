import { describe } from 'vitest';
import { createEntryStore } from './create-entry-store.ts';
import { keepsEntries } from './testing/keeps-entries.ts';
import { hasRedisServer, startRedisServer, takeFreePort } from './testing/redis-server.ts';

const warn = () => {};

keepsEntries('memory', async () => ({
  open: (options) => createEntryStore({ ...options, warn, place: { kind: 'memory', maxBytes: 1_000_000 } }),
  stop: async () => {},
}));

describe.skipIf(!hasRedisServer() && !process.env.CI)('with redis-server on the PATH', () => {
  keepsEntries('one Redis', async () => {
    const server = await startRedisServer(await takeFreePort());
    return {
      open: (options) => createEntryStore({ ...options, warn, place: { kind: 'redis', url: server.url } }),
      stop: () => server.kill(),
    };
  });
});
