import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from './run-import.ts';

export interface ProgressDisplay {
  /** For `onProgress` of `runImport`. */
  update(progress: Progress): void;
  /** Call when the import has ended, well or not. */
  stop(): void;
}

/** Percentage points between two lines where there is no bar. */
const lineEvery = 25;

/**
 * Shows how far an import is: a bar on a terminal; elsewhere (a log, a pipe) a line now and then.
 *
 * @param label what is imported: `lab`
 */
export function showProgress(label: string, stream: NodeJS.WriteStream = process.stderr): ProgressDisplay {
  return stream.isTTY ? showBar(label, stream) : showLines(label, stream);
}

function showBar(label: string, stream: NodeJS.WriteStream): ProgressDisplay {
  const format = `${label} {bar} {percentage} % | {rows} rows`;
  const bar = new SingleBar({ format, stream, hideCursor: true }, Presets.shades_classic);
  bar.start(1, 0, { rows: 0 });
  return {
    update({ bytesRead, totalBytes, read }) {
      bar.setTotal(Math.max(totalBytes, 1));
      bar.update(bytesRead, { rows: read.toLocaleString('en-US') });
    },
    stop: () => bar.stop(),
  };
}

function showLines(label: string, stream: NodeJS.WritableStream): ProgressDisplay {
  let next = lineEvery;
  return {
    update({ bytesRead, totalBytes, read }) {
      const percentage = totalBytes === 0 ? 0 : Math.floor((bytesRead / totalBytes) * 100);
      if (percentage < next) return;
      next = (Math.floor(percentage / lineEvery) + 1) * lineEvery;
      stream.write(`${label}: ${percentage} % read, ${read.toLocaleString('en-US')} rows\n`);
    },
    stop() {},
  };
}
