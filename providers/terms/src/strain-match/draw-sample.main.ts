/**
 * Draws names from `strain_names_wa_ccrs.csv`: those whose SHA-256 with a seed before them is lowest, so that anyone can draw
 * the same ones again. `node --import tsx draw-sample.main.ts FILE SKIP COUNT` prints them in that order, one a line.
 * The labelled sample is 0 500; what the rules were tuned on is 500 1500 and shares no name with it.
 */
import { createHash } from 'node:crypto';
import { readCsv } from '@weedhounds/ingest';

const seed = 'strain-names-1';
const [file = '', skip = '0', count = '500'] = process.argv.slice(2);

const names = new Set<string>();
for await (const item of readCsv(file, { columns: ['strain_name'] })) {
  if ('row' in item) names.add(item.row.strain_name);
}
const drawn = [...names]
  .map((name) => ({ name, key: createHash('sha256').update(`${seed}\n${name}`).digest('hex') }))
  .toSorted((a, b) => (a.key < b.key ? -1 : 1))
  .slice(Number(skip), Number(skip) + Number(count));
for (const { name } of drawn) process.stdout.write(`${name}\n`);
