import { expect, it } from 'vitest';
import { readPublicSettings } from './public-settings.ts';

it.each([
  [undefined, []],
  ['', []],
  ['new-stock', ['new-stock']],
  [' new-stock, percent(1) ,', ['new-stock', 'percent(1)']],
])('reads the labels of @override that are on from %j', (OVERRIDE_LABELS, expected) => {
  expect(readPublicSettings({ OVERRIDE_LABELS }).overrideLabels).toEqual(expected);
});
