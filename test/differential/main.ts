/**
 * `npm run differential -- COUNT [--seed N]`: random operations on our executor and on the stock one. Prints what came of them;
 * exits 1 at differences that nothing explains, and prints those.
 */
import { parseArgs } from 'node:util';
import { runMain, StartError } from '@weedhounds/errors';
import { knownDifferences } from './compare.ts';
import { runDifferential } from './run-differential.ts';
import { startDifferential } from './start-differential.ts';

runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' } },
  });
  const [count, first] = [Number(positionals[0] ?? 500), Number(values.seed)];
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(first)) {
    throw new StartError('Say how many operations, and from which seed on: npm run differential -- 500 --seed 1');
  }
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const differential = await startDifferential();
  const onProgress = (done: number) => done % 1_000 === 0 && say(`${done} …`);
  const { counts, findings } = await runDifferential(differential, { first, count, onProgress });
  await differential.stop();
  for (const [verdict, number] of Object.entries(counts)) {
    const reason = verdict in knownDifferences ? `: ${knownDifferences[verdict as keyof typeof knownDifferences]}` : '';
    say(`${number} ${verdict}${reason}`);
  }
  for (const finding of findings.slice(0, 3)) say(JSON.stringify(finding, null, 2));
  process.exitCode = findings.length > 0 ? 1 : 0;
});
