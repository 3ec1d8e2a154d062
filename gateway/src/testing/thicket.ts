import { composeSupergraph } from '../load/compose-supergraph.ts';

/**
 * A graph in which every field is in every subgraph, so that the ways to plan an operation multiply, and an operation that
 * needs a walk through them.
 */
export function thicket(subgraphCount: number, depth: number): { supergraphSdl: string; hostile: string } {
  const names = Array.from({ length: subgraphCount }, (_, index) => `s${index}`);
  const sdl = `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
    type Query { t: T @shareable }
    type T @key(fields: "id") { id: ID! ${'abcdefgh'.replace(/./g, (name) => `${name}: T @shareable `)} }`;
  const composition = composeSupergraph(names.map((name) => ({ name, url: `http://127.0.0.1:1/${name}`, sdl })));
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  const nest = (levels: number): string =>
    levels === 0 ? '{ id }' : `{ ${[...'abc'].map((name) => `${name} ${nest(levels - 1)}`).join(' ')} }`;
  return { supergraphSdl: composition.supergraphSdl, hostile: `{ t ${nest(depth)} }` };
}
