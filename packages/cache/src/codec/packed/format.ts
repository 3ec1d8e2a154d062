/**
 * A value is a head, and what its kind asks for. The head's first byte has the kind in its three highest bits and an
 * argument in the others: 0 to 30, or 31 where a varint with the argument less 31 follows. A varint has seven bits a byte,
 * the lowest first, and the highest bit set in all but its last byte.
 */
export const kinds = {
  /** The argument is one of `singles`. */
  single: 0,
  /** A number: a varint, divided by 10 to the power of the argument. */
  positive: 1,
  /** The same below zero. */
  negative: 2,
  /** As many bytes of UTF-8 as the argument says. It is the next in the list of strings. */
  newString: 3,
  /** The string of that place in the list. */
  knownString: 4,
  /** As many values as the argument says. */
  array: 5,
  /** As many strings as the argument says, the names of the next in the list of shapes; then as many values. */
  newShape: 6,
  /** The values of an object of the shape of that place in the list. */
  knownShape: 7,
} as const;

export const singles = {
  null: 0,
  false: 1,
  true: 2,
  /** Eight bytes, IEEE 754, the lowest first: a number that no short decimal fraction is. */
  float: 3,
  /** A varint of bytes of UTF-16, the lowest byte of each pair first: a string that has no UTF-8. Not in the list of strings. */
  utf16: 4,
} as const;
