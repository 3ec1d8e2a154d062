import { createScalar } from './create-scalar.ts';
import { textScalar } from './text-scalar.ts';

const currencies = new Set(Intl.supportedValuesOf('currency'));

export const CurrencyCode = textScalar('CurrencyCode', 'a three-letter code of ISO 4217, such as "USD"', (text) =>
  currencies.has(text),
);

/** Resolvers may answer a `bigint`, which is what a 64-bit column holds. */
export const MinorUnits = createScalar({
  name: 'MinorUnits',
  expected: "a whole number of the currency's minor unit, from 0 to 9007199254740991",
  parse: wholeNumber,
  print: (value) => wholeNumber(typeof value === 'bigint' ? Number(value) : value),
});

function wholeNumber(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}
