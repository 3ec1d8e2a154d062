/** A calendar date as `YYYY-MM-DD`, from the midnight in UTC that Prisma reads it as. */
export function formatDate(date: Date): string;
export function formatDate(date: Date | null): string | null;
export function formatDate(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}
