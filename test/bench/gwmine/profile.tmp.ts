import { mkdtempSync, writeFileSync, readdirSync, readFileSync } from 'node:fs';
import { composeSupergraph } from '../../../gateway/src/index.ts';
import { measureRound } from './measure-round.ts';
import { startGateway } from './start-gateway.ts';
import { subgraphSources, heavyQuery } from './subgraph-schemas.ts';
import { startSubgraphs } from './start-subgraphs.ts';
const load = (process.argv[2] ?? 'unique') as 'unique';
const folder = mkdtempSync('/tmp/prof-');
const subgraphs = await startSubgraphs();
const c = composeSupergraph(Object.entries(subgraphSources).map(([name, { sdl }]) => ({ name, sdl, url: subgraphs.urls[name]! })));
if (c.kind === 'failed') throw new Error(JSON.stringify(c));
writeFileSync(`${folder}/s.graphql`, c.supergraphSdl);
const g = await startGateway('ours', { supergraphFile: `${folder}/s.graphql`, port: 4700, ...(process.argv[3] ? { profileFolder: folder } : {}) });
const r = await fetch(g.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: heavyQuery }) });
console.log((await r.text()).length);
console.log(await measureRound(g, load, 6, subgraphs));
await g.stop(); await subgraphs.stop();
for (const file of readdirSync(folder).filter((f) => f.endsWith('.cpuprofile'))) {
  const p = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
  const self = new Map<string, number>(); const total = p.timeDeltas.reduce((a: number, b: number) => a + b, 0);
  const byId = new Map(p.nodes.map((n: any) => [n.id, n]));
  p.samples.forEach((id: number, i: number) => { const n: any = byId.get(id); const f = n.callFrame; const k = `${f.functionName || '(anon)'} ${f.url.split('/').slice(-3).join('/')}:${f.lineNumber + 1}`; self.set(k, (self.get(k) ?? 0) + p.timeDeltas[i]); });
  console.log(file, Math.round(total / 1000), 'ms');
  for (const [k, v] of [...self].sort((a, b) => b[1] - a[1]).slice(0, 45)) console.log(`${(100 * v / total).toFixed(1)}%  ${k}`);
}
