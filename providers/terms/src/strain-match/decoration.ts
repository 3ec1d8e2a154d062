/** Words that stand beside a strain's name and never tell another strain: form, size, grade, type and lines of products. */
const decorations = new Set(
  `bag bags batch bazooka bazookas blunt blunts bomber bombers bong bubble bud buddies buds budtender buyback cannabis cannarillo
  cart cartridge cartridges carts caviar co2 cold concentrate cone cones crumble cured diamond diamonds disposable distillate dried
  eighth employee exotic firecracker firecrackers flower flowers gram grams ground half hash hybrid indica indoor infused
  joint joints jp kief kiefed large live loose marijuana mega mini minis nug nugs od omega ounce outdoor pack packs pax pc
  pcs pen pk pod pods popcorn pop pr pre preroll prerolls pure quarter raw reserve resin roll rolled rolls rosin rso sale sample
  sativa sauce shake shatter single singles sm small smalls stick sticks stix stixs sugarstix sugarstixs sun sungrown terp tin
  tip tipped tree trim usable vape wax wood`.split(/\s+/),
);

/** Forms that are often flavoured with something else than what they are made of. */
const flavouredForms = new Set(
  'cart cartridge cartridges carts disposable distillate pax pen pod pods vape'.split(' '),
);

/** True for a word that says nothing of which strain it is. */
export function isDecoration(word: string): boolean {
  return decorations.has(word);
}

/** True for a form that is sold by flavours as well as by strains. */
export function isFlavouredForm(word: string): boolean {
  return flavouredForms.has(word);
}

const pieces = String.raw`\d{1,3}\s*-?\s*(?:pack|packs|pk|pc|pcs|ct|count|pieces?)\b`;
const weight = String.raw`(?:\d+\s*/\s*\d+|\d*\.\d+|\d+)\s*-?\s*(?:grams?|gr?|mg|ozs?|ounces?|eighths?)\b\.?`;

/** A weight, with how many there are of it: `28g`, `2x .5g`, `x7`, `15pk - 15g`; and a fraction that names no unit: `.5`. */
const sizes = [
  new RegExp(String.raw`\b\d{1,3}\s*x\s*(?=${weight})`, 'gi'),
  /(?:^|\s)x\s*\d{1,3}\b(?!\s*(?:grams?|gr?|mg|oz)\b)/gi,
  new RegExp(String.raw`(?<![\p{L}\d#.])${pieces}`, 'giu'),
  new RegExp(String.raw`(?<![\p{L}\d#.])${weight}`, 'giu'),
  /(?<![\p{L}\d])\.\d+\b/gu,
];

/** A number of a batch or a lot at the end: `00006`, `2405` would be as likely a year or a selection, so five digits at least. */
const batch = /\s#?\d{5,}\s*$/;

/** Takes weights, counts of pieces, batch numbers and cries of a sale out of a name. */
export function stripSizes(text: string): string {
  const withoutSale = text.replace(/^\W*(?:on )?sale\s*[!:]+/i, ' ');
  const bare = sizes.reduce((rest, pattern) => rest.replace(pattern, ' '), withoutSale);
  return bare.replace(batch, ' ').replace(/\s+/g, ' ').trim();
}
