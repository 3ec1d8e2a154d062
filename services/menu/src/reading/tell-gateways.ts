import { createSubgraphSigner, subgraphCallHeader } from '@weedhounds/gateway-call';
import type { MenuChanges } from '../import/menu-changes.ts';

interface TellOptions {
  /** Where gateways are, without a path: one of those that share a Redis, each of those that share none. */
  gatewayUrls: readonly string[];
  secrets: readonly string[];
  /** Milliseconds one call may take. Default 2,000. */
  deadlineMs?: number;
}

interface Entity {
  type: 'Menu' | 'MenuItem' | 'Variant';
  key: Record<string, string>;
}

/** Entities of one call. */
const mostEntities = 1_000;

/**
 * Makes the function that lets gateways know what is no longer as it was, so that nothing of it is served from what they keep. Where a gateway cannot be told,
 * it goes on with what it has until its time is over.
 */
export function createTeller({ gatewayUrls, secrets, deadlineMs = 2_000 }: TellOptions) {
  const sign = createSubgraphSigner(secrets, 'menu');

  async function tell(url: string, entities: readonly Entity[]): Promise<void> {
    const response = await fetch(new URL('/cache/changes', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', [subgraphCallHeader]: sign() },
      body: JSON.stringify({ entities }),
      signal: AbortSignal.timeout(deadlineMs),
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`The gateway at ${url} answered ${response.status}.`);
  }

  return async (menuId: string, changes: MenuChanges): Promise<void> => {
    const entities = entitiesOf(menuId, changes);
    for (let at = 0; at < entities.length; at += mostEntities) {
      const part = entities.slice(at, at + mostEntities);
      await Promise.all(
        gatewayUrls.map((url) =>
          tell(url, part).catch((cause: unknown) => {
            process.emitWarning(
              `The gateway at ${url} was not told of changes; it keeps them until their time is over. ${cause}`,
            );
          }),
        ),
      );
    }
  };
}

/** What has changed, by every key that a gateway may know it by; nothing where nothing has. */
export function entitiesOf(menuId: string, changes: MenuChanges): Entity[] {
  const { added, changed, restocked, removed, variants } = changes;
  const items = [...added, ...changed, ...restocked, ...removed];
  if (items.length === 0 && variants.length === 0) return [];
  const byBothKeys = (type: Entity['type'], id: string): Entity[] => [
    { type, key: { id } },
    { type, key: { ref: id } },
  ];
  return [
    // Its lists hold what has changed, or leave it out.
    ...byBothKeys('Menu', menuId),
    ...items.flatMap((id) => byBothKeys('MenuItem', id)),
    ...variants.map((id): Entity => ({ type: 'Variant', key: { id } })),
  ];
}
