/** Words that say what a product is, how it was made or which of several it is, and never which strain. */
const genericWords = new Set(
  `absolute additives aged bag bags batch bho bin blend body brick bubble bubblehash bud budder budup bulk butane butter
  buttons c cannabis capsule capsules cart carts cartridge cartridges cbc cbd cbda cbg cbn clear co2 cone concentrate
  crude crumble cured decarb decarbed dewaxed diamonds distillate dry ethanol extract extracts feco fem fine flower
  flowers food fresh frozen full fso grade green ground hash hemp hhc high hte hybrid ice indica indoor isolate jar joint
  keif kief large light live lot low main mass material medium mix mixed mystery nug oil oils organic other outdoor p pen
  pre product raw reclaim reclaimed rec red resin roll rolls room rosin rso run sample samples sativa sauce seed
  seeds shake shatter sift small smalls solvent spectrum special strain strains sugar test tested tester thc thca tincture
  top trim trimmed unknown vape water wax winterized`.split(/\s+/),
);

/**
 * True when a slug names no strain: generic words, single letters and numbers alone (`flower-7`, `2`, `rso-b`). Initials,
 * and a letter with a number, may name one: `m-o-b`, `g-13`.
 */
export function isGenericName(slug: string): boolean {
  if (/^[a-z]((-[a-z])+|-\d+)$/.test(slug)) return false;
  return slug.split('-').every((word) => word.length <= 1 || /^\d+$/.test(word) || genericWords.has(word));
}
