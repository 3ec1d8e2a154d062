/** Keeps a text in the Redis whose URL it is given, and says whether it is there: a process, so that it can trust a CA. */
import { createPersistedQueryStore } from '../../gateway/src/persisted/create-store.ts';

const store = await createPersistedQueryStore(process.argv[2]);
store.on('error', () => {});
const text = await store
  .set('hash', '{ a }', 60_000)
  .then(() => store.get('hash'))
  .catch(() => undefined);
process.stdout.write(text === '{ a }' ? 'kept\n' : 'lost\n');
process.exit(0);
