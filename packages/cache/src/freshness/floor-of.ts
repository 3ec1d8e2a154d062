/** Part of a policy's time below which no strategy goes: a provider is not asked without end, whatever its data does. */
const least = 1 / 16;

/** The shortest time that a strategy makes of a policy's, in milliseconds. */
export function floorOf(ttlMs: number): number {
  return ttlMs * least;
}
