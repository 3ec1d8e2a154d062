import type { SourceItem } from '@weedhounds/ingest';

/**
 * The newest change a menu's file records, RFC 3339 in UTC: when it was fetched at the earliest, and the best that is known
 * where the file does not say. Null when it records none.
 */
export async function newestChange(source: AsyncIterable<SourceItem<unknown>>): Promise<string | null> {
  let newest = '';
  for await (const item of source) {
    if (!('row' in item)) continue;
    for (const [, instant = ''] of item.raw.matchAll(
      /"updatedAt"\s*:\s*"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)"/g,
    )) {
      if (instant > newest) newest = instant;
    }
  }
  return newest === '' ? null : newest;
}
