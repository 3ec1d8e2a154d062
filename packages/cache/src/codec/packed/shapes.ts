/** A list of names, as a path of one name after another. */
interface Node {
  place: number | undefined;
  next: Map<string, Node> | undefined;
}

const createNode = (): Node => ({ place: undefined, next: undefined });

/** Lists of names in the order they were first seen in. */
export class Shapes {
  private readonly root = createNode();
  private count = 0;

  /** The place of a list of names; undefined for one not seen before, which then has the next place. */
  placeOf(names: readonly string[]): number | undefined {
    let node = this.root;
    for (const name of names) {
      node.next ??= new Map();
      let next = node.next.get(name);
      if (!next) {
        next = createNode();
        node.next.set(name, next);
      }
      node = next;
    }
    if (node.place === undefined) {
      node.place = this.count++;
      return undefined;
    }
    return node.place;
  }
}
