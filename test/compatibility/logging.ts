/** Stands in for the suite's log. */
export const infoLog = (): void => {};
