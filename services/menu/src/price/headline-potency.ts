/** Enough of a potency to tell which compound it is of. */
interface Named {
  compound: string;
  analyteId: string | null;
}

/**
 * What a menu says of its THC or CBD in the first place: the entry it names so, else the first that is the same analyte
 * under another name. Menus often give both a headline figure and, further down, the laboratory's list.
 */
export function headlinePotency<P extends Named>(potencies: readonly P[], compound: 'THC' | 'CBD'): P | null {
  const isNamedSo = ({ compound: name }: Named) => name.trim().toUpperCase() === compound;
  const isAnalyte = ({ analyteId }: Named) => analyteId === compound.toLowerCase();
  return potencies.find(isNamedSo) ?? potencies.find(isAnalyte) ?? null;
}
