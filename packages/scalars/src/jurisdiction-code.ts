import { isCountryCode } from './country-code.ts';
import { createScalar } from './create-scalar.ts';

/** ISO 3166-2 for the two countries whose shops are here; other countries' subdivisions are checked by form only. */
const subdivisions: Readonly<Record<string, ReadonlySet<string>>> = {
  US: new Set(
    `AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA
    RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR UM VI`.split(/\s+/),
  ),
  CA: new Set('AB BC MB NB NL NS NT NU ON PE QC SK YT'.split(' ')),
};

/**
 * The canonical code of ISO 3166-2 for `text`, in any case: `us-co` and `CO` become `US-CO`. Two letters alone mean the
 * United States. Undefined when it is no such code.
 */
export function parseJurisdictionCode(text: string): string | undefined {
  const [, country = 'US', part = ''] = /^(?:([A-Z]{2})-)?([A-Z0-9]{1,3})$/.exec(text.trim().toUpperCase()) ?? [];
  const known = subdivisions[country];
  const isKnown = known ? known.has(part) : isCountryCode(country) && part !== '';
  return isKnown ? `${country}-${part}` : undefined;
}

export const JurisdictionCode = createScalar({
  name: 'JurisdictionCode',
  expected: 'a code of ISO 3166-2, such as "US-CO" or "CA-ON"',
  parse: (value) => (typeof value === 'string' ? parseJurisdictionCode(value) : undefined),
});
