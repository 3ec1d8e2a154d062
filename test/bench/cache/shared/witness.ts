/** What reads may be held against. */
export interface Witness {
  /** A gateway has acknowledged that a counter stands at a value, or above. */
  noteTold(gateway: number, id: string, value: number): void;
  /** The least that a read which begins now at a gateway may bring. */
  leastAt(gateway: number, id: string): number;
}

/** Milliseconds after which all gateways must know what one has acknowledged. */
const boundMs = 1_000;

interface Told {
  value: number;
  at: number;
}

export function createWitness(gateways: number, now: () => number = () => performance.now()): Witness {
  const own = Array.from({ length: gateways }, () => new Map<string, number>());
  const byAll = new Map<string, number>();
  /** Told elsewhere, and not yet long enough ago. */
  const recent = new Map<string, Told[]>();

  return {
    noteTold(gateway, id, value) {
      const mine = own[gateway] as Map<string, number>;
      mine.set(id, Math.max(value, mine.get(id) ?? 0));
      recent.set(id, [...(recent.get(id) ?? []), { value, at: now() }]);
    },
    leastAt(gateway, id) {
      const told = recent.get(id) ?? [];
      const old = told.filter(({ at }) => now() - at > boundMs);
      for (const { value } of old) byAll.set(id, Math.max(value, byAll.get(id) ?? 0));
      if (old.length > 0) recent.set(id, told.slice(old.length));
      return Math.max(own[gateway]?.get(id) ?? 0, byAll.get(id) ?? 0);
    },
  };
}
