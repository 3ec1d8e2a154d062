import { strainSlug } from './strain-slug.ts';

/**
 * Names under which shops, laboratories and breeders sell one strain: abbreviations and spellings that differ by more
 * than case and punctuation. Kept small and certain: a name that some use for a different strain stays out.
 */
const table: readonly (readonly [name: string, ...aliases: string[]])[] = [
  ['9 Pound Hammer', '9 Lb Hammer', 'Nine Pound Hammer'],
  ['AC/DC', 'ACDC'],
  ['AK-47', 'AK47'],
  ['Big Buddha Cheese', 'Big Budda Cheese'],
  ['Bubble Gum', 'Bubblegum'],
  ['Candyland', 'Candy Land'],
  ['Chemdawg', 'Chem Dawg', 'Chemdog', 'Chem Dog'],
  ['Chemdawg 91', 'Chem Dawg 91', 'Chemdog 91', 'Chem 91'],
  ['Chemdawg #4', 'Chem Dawg #4', 'Chemdog #4', 'Chem #4'],
  ['Chemdawg D', 'Chem D'],
  ['Cinderella 99', 'C99', 'Cindy 99'],
  ['Do-Si-Dos', 'Dosidos', 'Dosi Dos', 'Do Si Do', 'Dosido'],
  ['East Coast Sour Diesel', 'ECSD'],
  ['G-13', 'G13'],
  ['Girl Scout Cookies', 'GSC', 'Girl Scout Cookie'],
  ['GMO', 'GMO Cookies', 'Garlic Cookies'],
  ['Gorilla Glue #4', 'GG4', 'GG #4', 'Gorilla Glue', 'Original Glue'],
  ['Granddaddy Purple', 'GDP', 'Granddaddy Purp', 'Grandaddy Purple', 'Grandaddy Purp'],
  ['Jack Herer', 'The Jack Herer'],
  ['Jilly Bean', 'Jillybean'],
  ['LA Confidential', 'L.A. Confidential'],
  ['MAC 1', 'MAC1'],
  ['Maui Wowie', 'Maui Waui'],
  ['Mendo Breath', 'Mendobreath'],
  ['Mr. Nice', 'Mr. Nice Guy', 'Mister Nice'],
  ['Northern Lights', 'NL'],
  ['OG Kush', 'O.G. Kush'],
  ['OZ Kush', 'OZK'],
  ['Pre-98 Bubba Kush', 'Pre 98 Bubba'],
  ['Skunk #1', 'Skunk No. 1'],
  ['Sour Diesel', 'Sour D'],
  ['Star Dawg', 'Stardawg', 'Star Dog', 'Stardog'],
  ['Sunset Sherbet', 'Sunset Sherbert'],
  ['Super Silver Haze', 'SSH'],
  ['Tangie', 'Tangi'],
  ['Thin Mint Cookies', 'Thin Mint GSC', 'Thin Mint Girl Scout Cookies', 'Thin Mints'],
  ['Trainwreck', 'Train Wreck'],
  ['White Fire OG', 'WiFi OG', 'White Fire O.G.'],
  ['White Widow', 'The White Widow'],
  ['Zkittlez', 'Zkittles', 'Skittlez', 'The Original Z'],
];

const entries = new Map(table.map(([name, ...aliases]) => [strainSlug(name), { name, aliases }]));
const canonicalByAlias = new Map<string, string>();
for (const [name, ...aliases] of table) {
  for (const alias of aliases) canonicalByAlias.set(strainSlug(alias), strainSlug(name));
}

/** Other names of the strain with that slug; none when we know of none. */
export function strainAliases(slug: string): readonly string[] {
  return entries.get(slug)?.aliases ?? [];
}

/** The name that the strain with that slug is best known by; undefined when it goes by one name alone. */
export function bestKnownName(slug: string): string | undefined {
  return entries.get(slug)?.name;
}

/** The slug of the strain that a slug stands for: `gg4` → `gorilla-glue-4`; itself when it is no alias we know. */
export function canonicalStrainSlug(slug: string): string {
  return canonicalByAlias.get(slug) ?? slug;
}
