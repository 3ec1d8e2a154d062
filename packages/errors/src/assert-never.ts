/** Marks the end of an exhaustive choice: the compiler refuses the call while a case is missing. */
export function assertNever(value: never): never {
  throw new TypeError(`Every case should have been handled; got ${JSON.stringify(value)}.`);
}
