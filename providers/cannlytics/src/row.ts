/** Columns of the table of retailers that we read. */
export const columns = [
  'state',
  'license_number',
  'license_type',
  'license_designation',
  'license_status',
  'expiration_date',
  'business_dba_name',
  'business_website',
  'city',
  'county',
  'zip',
  'lat',
  'lng',
  'street',
  'data_refreshed',
] as const;

/** A row of the table, as read. */
export type RetailerRow = Record<(typeof columns)[number], string>;

/** Text with its blanks unified, the unbreakable ones and line breaks too; null when nothing is left. */
export function clean(text: string): string | null {
  return text.replace(/[\s\u00a0]+/g, ' ').trim() || null;
}
