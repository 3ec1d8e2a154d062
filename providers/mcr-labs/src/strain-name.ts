import { isGenericName, strainSlug } from '@weedhounds/provider-terms';

/** What stands around a strain's name in a product's, in the order it is taken away. */
const wrappings: readonly RegExp[] = [
  /\(.*?\)/g,
  /^captain fogg's terpsauce:/i,
  /^\d{4} cannabis allstars (flower|concentrate) \S+ -/i,
  /^(?:beast coast 2015|flower|solvent|sample) #\d+ /i,
  /^(?:flower|concentrate|hash|sample)\s*#?\d*\s*[-:]\s+/i,
  /^strain:/i,
  // Who bred or made it, but for the strain that has the word in its name.
  /(?<!^death)\s(?:grown )?by\s.*$/i,
  /\s+-?\s*\bw\/.*$/i,
  /\s-\s(?:led|hps|indoor|outdoor|greenhouse)$/i,
];

/** How a product was made or grown, at the end of its name. */
const ending =
  /[\s-]+(?:sugar wax|live|live resin|cured resin|dry sift|bubble hash|nug run|hemp flower|flower|shatter|crumble|badder|budder|wax|rosin|sauce|distillate|diamonds|hash|kief|rso|feco|rick simpson oil|oil|co2|cartridge|carts?\.?|trim|shake|outdoor|indoor|greenhouse|hydro)$/i;

/**
 * The strain's name in the name a producer gave a sample: `Captain Fogg's TERPSauce: Green Crack` → `Green Crack`,
 * `Sour Diesel Cartridge` → `Sour Diesel`. A number at the end stays: of `Gorilla Glue #4` it is a part, of
 * `Clementine #7` it tells sister plants apart. Null when nothing is left that could name a strain.
 */
export function strainNameIn(productName: string): string | null {
  let name = wrappings.reduce((text, wrapping) => text.replace(wrapping, ' ').trim(), productName.trim());
  while (ending.test(name)) name = name.replace(ending, '');
  name = name.replace(/\s+/g, ' ').trim();
  return isGenericName(strainSlug(name)) ? null : name;
}
