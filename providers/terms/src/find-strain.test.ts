import { describe, expect, it } from 'vitest';
import { findStrain, strainOfField } from './find-strain.ts';

describe('findStrain', () => {
  it('takes the part that is not the brand’s', () => {
    expect(findStrain('Lemon Cherry Gelato |  High Grass Farms', 'High Grass Farms Premium', 'FLOWER')).toEqual({
      name: 'Lemon Cherry Gelato',
      slug: 'lemon-cherry-gelato',
      rule: 'NAME_PART',
      confidence: 0.9,
    });
  });

  it.each([
    ['Cherry Runtz (I) | Hamilton Farms Flower', 'Hamilton Farms', 'Cherry Runtz'],
    ['Hamilton Farms | Night Charmer (S) Flower', 'Hamilton Farms', 'Night Charmer'],
    ['Apples N Bananas | 0.5 Pre-Roll (3 Pack)  | High Grass Farms', 'High Grass Farms Premium', 'Apples N Bananas'],
    ['Jelly Cake | Jerzey Grown | 3.5 Flower', 'Jerzey Grown', 'Jelly Cake'],
    ['Motorbreath 15 | Anthologie Pre-Roll', 'Anthologie', 'Motorbreath 15'],
    ['Ozone Reserve | Bananaconda #6 Flower', 'Ozone Reserve', 'Bananaconda #6'],
    ['Ozone | Mandarin Z-Popcorn Flower', 'Ozone', 'Mandarin Z'],
    ['Savvy | White Runtz Flower (Smalls)', 'Savvy', 'White Runtz'],
    ['B52 Bomber | (the) Essence Pre-Rolls (5 Pack)', '(the) Essence', 'B52 Bomber'],
    ['Cookies | That Badu Flower', 'Cookies', 'That Badu'],
    ['White Durban | RYTHM Fower', 'Rythm', 'White Durban'],
  ])('finds the strain in %s', (name, brand, strain) => {
    expect(findStrain(name, brand, 'FLOWER')).toMatchObject({ name: strain, rule: 'NAME_PART', confidence: 0.9 });
  });

  it('leads an alias to its strain', () => {
    expect(findStrain('GG4 | URBNJ Flower', 'URBNJ', 'FLOWER')).toMatchObject({ name: 'GG4', slug: 'gorilla-glue-4' });
  });

  it('is less sure where no part is the brand’s', () => {
    expect(findStrain('Dark Krystal | Hamilton Farms Flower', null, 'FLOWER')).toMatchObject({
      name: 'Dark Krystal',
      confidence: 0.6,
    });
  });

  it('is less sure of vaporizers, whose flavours sound like strains', () => {
    expect(findStrain('Mango | Fernway 1g Vape Cartridge', 'Fernway', 'VAPORIZER')?.confidence).toBe(0.7);
  });

  it('takes what is left without brand and form where nothing sets parts off', () => {
    expect(findStrain('Rythm Blue Dream 3.5g Flower', 'Rythm', 'FLOWER')).toEqual({
      name: 'Blue Dream',
      slug: 'blue-dream',
      rule: 'NAME_REMAINDER',
      confidence: 0.5,
    });
  });

  it.each([
    ['Blueberry | Wana | 100mg Gummies', 'Wana', 'EDIBLE'],
    ['THC | Drool | 1g RSO Syringe', 'Drool', 'CONCENTRATE'],
    ['Rythm Flower', 'Rythm', 'FLOWER'],
    ['Rythm | Flower', 'Rythm', 'FLOWER'],
    [' | ', null, 'FLOWER'],
  ] as const)('finds no strain in %s', (name, brand, category) => {
    expect(findStrain(name, brand, category)).toBeNull();
  });
});

describe('strainOfField', () => {
  it('believes the provider, and leads an alias to its strain', () => {
    expect(strainOfField(' GG4 ')).toEqual({
      name: 'GG4',
      slug: 'gorilla-glue-4',
      rule: 'PROVIDER_FIELD',
      confidence: 1,
    });
  });

  it.each([null, undefined, '', 'Hybrid', 'N/A', 'None', '—'])('finds none in %s', (text) => {
    expect(strainOfField(text)).toBeNull();
  });
});
