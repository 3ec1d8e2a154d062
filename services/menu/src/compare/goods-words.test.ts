import { expect, it } from 'vitest';
import { goodsWords, numbersIn } from './goods-words.ts';

it.each([
  ['Classic Watermelon | Wana | 100mg Gummies (10 piece)', 'Wana', 'classic watermelon gummies'],
  ['Wana Classic Watermelon Gummies 100 mg', 'Wana', 'classic watermelon gummies'],
  ['Jelly Cake | Jerzey Grown | 3.5g Flower', 'Jerzey Grown', 'jelly cake flower'],
  ['Shake 1/2 oz', null, 'shake'],
  ['Sour Black Cherry [10pk] 100mg', 'Encore Edibles', 'sour black cherry'],
  ['Pre-Roll 2 x 0.5g', null, 'pre roll'],
  ['Gelato 33', 'Acme', 'gelato 33'],
])('%s of %s is %s', (name, brand, words) => {
  expect(goodsWords(name, brand).join(' ')).toBe(words);
});

it('keeps the brand where nothing else is in the name', () => {
  expect(goodsWords('Wana 100mg', 'Wana')).toEqual(['wana']);
});

it('tells the numbers in a name, sorted and without leading zeros', () => {
  expect(numbersIn(['gelato', '41', 'b2', '07'])).toBe('2 7 41');
  expect(numbersIn(['gelato'])).toBe('');
});
