import type { Source } from './source.ts';
import type { Translation } from './translation.ts';

/** One outside data source's file: how to read its rows and how to say them in our terms. */
export interface FileFormat<R, T> {
  /** What `--format` calls it: `mcr-labs`. */
  name: string;
  read: (file: string) => Source<R>;
  translate: (row: R) => Translation<T>;
}
