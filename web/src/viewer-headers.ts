/** The jurisdiction the examples are asked from. */
export const exampleJurisdiction = 'CO';

/**
 * Where the reader is and how old, by the reader's own word: what the graph needs to know before it shows menus and prices.
 * They stand in every tab's headers, to be changed there.
 */
export const viewerHeaders: Readonly<Record<string, string>> = {
  'x-jurisdiction': exampleJurisdiction,
  'x-age-confirmed': '21',
};
