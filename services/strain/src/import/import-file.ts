import type { ImportOptions } from '@weedhounds/ingest';

/** A file to import: where its rows come from, how they are said in our terms, and where refused ones go. */
export type ImportFile<R, T> = Omit<ImportOptions<R, T>, 'store'>;
