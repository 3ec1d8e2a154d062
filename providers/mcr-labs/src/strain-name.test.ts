import { describe, expect, it } from 'vitest';
import { strainNameIn } from './strain-name.ts';

describe('strainNameIn', () => {
  it.each([
    ['Strawberry Cough', 'Strawberry Cough'],
    ['Gorilla Glue #4', 'Gorilla Glue #4'],
    ['Death by Lemons', 'Death by Lemons'],
    ['Sour Diesel Cartridge', 'Sour Diesel'],
    ['Wedding Pie Live Rosin', 'Wedding Pie'],
    ['Blue Dream - HPS', 'Blue Dream'],
    ['Pineapple Express (Greenhouse)', 'Pineapple Express'],
    ["Captain Fogg's TERPSauce: Green Crack", 'Green Crack'],
    ['Flower #15 Space Bomb (TGA Subcool Seeds) by Mr. Bond 420', 'Space Bomb'],
    ['2017 Cannabis Allstars Flower C - Sour Tangie', 'Sour Tangie'],
    ['Hash - Jilly Bean', 'Jilly Bean'],
    ['Sunburst #3 grown by @somebody', 'Sunburst #3'],
    ['Mayflower OG w/ RX', 'Mayflower OG'],
    ['  GLCW  #7 ', 'GLCW #7'],
  ])('finds in %s the name %s', (productName, name) => {
    expect(strainNameIn(productName)).toBe(name);
  });

  it.each(['#2', 'RSO', 'Distillate #7721', 'Sample B', 'CBD Live Resin Sugar', '4/30/2019', 'Flower', '10221', '()'])(
    'finds no name in %s',
    (productName) => {
      expect(strainNameIn(productName)).toBeNull();
    },
  );
});
