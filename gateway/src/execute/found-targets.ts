import { findTargets } from './find-targets.ts';
import type { Entity } from './merge.ts';

/**
 * The objects that one execution has found at the paths of its plan. Several fetches often complete the same objects one after
 * another; what a fetch brings changes only what stands below the objects it completes.
 */
export class FoundTargets {
  readonly #byPath = new Map<string, readonly Entity[]>();

  /** @param path as a plan has it; `key` is its parts, joined by spaces */
  find(root: Entity, path: readonly string[], key: string): readonly Entity[] {
    let targets = this.#byPath.get(key);
    if (!targets) {
      targets = findTargets(root, path);
      this.#byPath.set(key, targets);
    }
    return targets;
  }

  /** Forgets what stands below the objects at a path, because they have been written into. */
  forgetBelow(key: string): void {
    if (key === '') this.#byPath.clear();
    else for (const known of this.#byPath.keys()) if (known.startsWith(`${key} `)) this.#byPath.delete(known);
  }
}
