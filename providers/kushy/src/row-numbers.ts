import { canonicalStrainSlug, type StrainName, strainSlug } from '@weedhounds/provider-terms';

/**
 * The strains that row numbers stand for in Kushy's `crosses`. They number a table of before some rows were lost from it:
 * up to 260 a strain is now one row earlier (66 is Blueberry, 257 Mexican), from 266 to 436 two (370 is Skunk #1, 378 Sour
 * Diesel), from 455 to 476 three (466 is White Hashplant). Found by crosses that are known, at both ends of each stretch:
 * AK-47 is 10 and 257, Chiesel 270 and 40, Jack Herer 370, 268 and 174, HPD 165 and 469. Numbers in between and after are
 * left out; what the table of today has under the numbers themselves is wrong throughout.
 *
 * Names from Kushy's strains, MIT licence.
 */
const names = new Map<number, string>([
  [5, 'Acapulco Gold'],
  [9, 'Afghan Kush'],
  [10, 'Afghani'],
  [17, 'AK-47'],
  [25, 'Amnesia Haze'],
  [27, 'Apollo 11'],
  [39, 'Big Bud'],
  [40, 'Big Budda Cheese'],
  [44, 'Black Domina'],
  [47, 'Black Widow'],
  [66, 'Blueberry'],
  [75, 'Bubba Kush'],
  [77, 'Bubble Gum'],
  [81, 'Burmese Kush'],
  [93, 'Chemdawg'],
  [94, 'Chemdawg #4'],
  [96, 'Cherry AK-47'],
  [97, 'Cherry Bomb'],
  [103, 'Cinderella 99'],
  [106, 'Cotton Candy Kush'],
  [108, 'Critical Mass'],
  [115, 'DJ Short Blueberry'],
  [128, 'El Nino'],
  [130, 'Exodus Cheese'],
  [137, 'G-13'],
  [139, 'God Bud'],
  [152, 'Grapefruit'],
  [156, 'Green Crack'],
  [165, 'Hash Plant'],
  [174, 'Haze'],
  [180, 'Hindu Kush'],
  [186, 'Ice'],
  [194, 'Jack Herer'],
  [196, 'Jack the Ripper'],
  [198, 'Jillybean'],
  [199, 'Juicy Fruit'],
  [205, 'Kali Mist'],
  [222, "Lamb's Bread"],
  [233, 'Lifesaver'],
  [257, 'Mexican'],
  [260, 'Moby Dick'],
  [266, "Neville's Haze"],
  [267, 'Northern Lights'],
  [268, 'Northern Lights #5'],
  [270, 'NYC Diesel'],
  [272, 'OG Kush'],
  [309, 'Pure Kush'],
  [322, 'Purple Haze'],
  [333, 'Purple Urkle'],
  [349, 'Romulan'],
  [353, 'Sage'],
  [357, 'Sensi Star'],
  [363, 'Shishkaberry'],
  [366, 'Silver Haze'],
  [370, 'Skunk #1'],
  [378, 'Sour Diesel'],
  [386, 'Space Queen'],
  [387, 'Strawberry Cough'],
  [395, 'Super Silver Haze'],
  [396, 'Super Skunk'],
  [414, 'Trainwreck'],
  [420, 'UK Cheese'],
  [436, 'White Widow'],
  [455, 'Jacks Cleaner'],
  [466, 'White Hashplant'],
  [469, 'Double Dawg'],
  [474, 'Tres Dawg'],
  [476, 'The White'],
]);

/** The parents that `crosses` gives by row number (`378,272`); null when there are none or one cannot be told. */
export function parentsByRowNumber(crosses: string): StrainName[] | null {
  const numbers = crosses.split(',').map((number) => Number(number.trim()));
  const parents = numbers.flatMap((number) => {
    const name = names.get(number);
    return name === undefined ? [] : [{ name, slug: canonicalStrainSlug(strainSlug(name)) }];
  });
  return parents.length === numbers.length ? parents : null;
}
