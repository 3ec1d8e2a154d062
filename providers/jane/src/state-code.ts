/** Codes of ISO 3166-2:US with their names. */
const states =
  `AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware, DC District
  of Columbia, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas, KY Kentucky, LA
  Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi, MO Missouri, MT
  Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York, NC North Carolina, ND
  North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, PR Puerto Rico, RI Rhode Island, SC South Carolina, SD
  South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont, VA Virginia, WA Washington, WV West Virginia, WI Wisconsin,
  WY Wyoming`
    .split(/,\s*/)
    .map((entry) => entry.replace(/\s+/g, ' '))
    .map((entry) => ({ code: entry.slice(0, 2), name: entry.slice(3).toLowerCase() }));

/** The two letters of a state by its code or its name: `MA`, `Massachusetts`. Null for anything else. */
export function stateCode(text: string): string | null {
  const wanted = text.trim().toLowerCase();
  return states.find(({ code, name }) => code.toLowerCase() === wanted || name === wanted)?.code ?? null;
}
