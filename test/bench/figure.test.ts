import { expect, it } from 'vitest';
import { median } from './figure.ts';
import { printTable } from './print.ts';

it.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[7], 7],
])('takes the middle of %j', (values, expected) => {
  expect(median(values)).toBe(expected);
});

it('has no middle of nothing', () => {
  expect(() => median([])).toThrow(RangeError);
});

it('prints figures in aligned columns, with three digits and a dash for what there is not', () => {
  const figures = [
    { figure: 'start-warm', value: 2.3456, unit: 's', baseline: 0.1, ratio: null, aim: 'about 3 s' },
    { figure: 'a-vs-b', value: 12345, unit: 'ms', baseline: 10, ratio: 1234.5, aim: '' },
  ];
  expect(printTable(figures)).toBe(
    [
      'figure      value  unit  baseline  ratio  aim',
      'start-warm  2.35   s     0.1       –      about 3 s',
      'a-vs-b      12300  ms    10        1230',
    ].join('\n'),
  );
});
