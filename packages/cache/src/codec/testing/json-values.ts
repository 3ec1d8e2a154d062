import fc from 'fast-check';

/** Text with everything in it that a string of JavaScript may hold, halves of surrogate pairs too. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('__proto__', 'constructor', '\ufffd', 'Blue Dream', 'crème brûlée 🍮'),
);

const number = fc
  .oneof(
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -10_000_000, max: 10_000_000 }).map((units) => units / 10_000),
  )
  .map((drawn) => (drawn === 0 ? 0 : drawn));

/** JSON values of every kind, as JSON.parse makes them. Zero has no sign: JSON.stringify writes none. */
export const jsonValues: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false),
    number,
    text,
    fc.array(tie('value')),
    fc.array(fc.tuple(text, tie('value'))).map((entries) => Object.fromEntries(entries)),
    fc.array(
      fc.record({ analyte: text, percent: number, unit: fc.constantFrom('PERCENT', null) }, { noNullPrototype: true }),
    ),
  ),
})).value;
