import type { AncestorRow, ParentRow } from '../store/rows.ts';

const maxAncestors = 256;

/**
 * A strain's ancestors, nearest generation first, each once at its nearest and never the strain itself, so that a cycle in
 * the sources ends. At most 256.
 *
 * @param depth how many generations back
 * @param loadParents called once a generation; answers in the order of the ids
 */
export async function climbTree(
  root: { id: string; name: string },
  depth: number,
  loadParents: (strainIds: readonly string[]) => Promise<readonly (readonly ParentRow[])[]>,
): Promise<AncestorRow[]> {
  const ancestors: AncestorRow[] = [];
  const met = new Set([root.id]);
  let children = [root];
  for (let generation = 1; generation <= depth && children.length > 0; generation += 1) {
    const families = await loadParents(children.map(({ id }) => id));
    const next: typeof children = [];
    for (const [at, child] of children.entries()) {
      for (const { name, slug, strainId } of families[at] ?? []) {
        const key = strainId ?? `slug:${slug}`;
        if (met.has(key)) continue;
        if (ancestors.length === maxAncestors) return ancestors;
        met.add(key);
        ancestors.push({ generation, name, childName: child.name, strainId });
        if (strainId !== null) next.push({ id: strainId, name });
      }
    }
    children = next;
  }
  return ancestors;
}
