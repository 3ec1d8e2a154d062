/**
 * Minutes since midnight of a time of day.
 *
 * @param text `HH:MM`, from 00:00 to 23:59
 */
export function parseClockTime(text: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) {
    throw new TypeError(`A time of day must be HH:MM, from 00:00 to 23:59; got ${JSON.stringify(text)}.`);
  }
  return Number(hours) * 60 + Number(minutes);
}

/** Minutes since midnight as `HH:MM`. */
export function formatClockTime(minutes: number): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
