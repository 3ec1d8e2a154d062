import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { showProgress } from './show-progress.ts';

function createStream(isTTY: boolean) {
  const terminal = { isTTY, columns: 80, cursorTo() {}, clearLine() {}, moveCursor() {} };
  const stream = Object.assign(new PassThrough(), terminal);
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => String(stream.read() ?? '') };
}

describe('showProgress', () => {
  it('writes a line now and then where there is no terminal', () => {
    const { stream, text } = createStream(false);
    const display = showProgress('lab', stream);
    for (const bytesRead of [10, 30, 40, 55, 100])
      display.update({ bytesRead, totalBytes: 100, read: bytesRead * 100 });
    display.stop();
    expect(text()).toBe(
      ['lab: 30 % read, 3,000 rows', 'lab: 55 % read, 5,500 rows', 'lab: 100 % read, 10,000 rows', ''].join('\n'),
    );
  });

  it('draws a bar on a terminal', () => {
    const { stream, text } = createStream(true);
    const display = showProgress('lab', stream);
    display.update({ bytesRead: 100, totalBytes: 100, read: 7554 });
    display.stop();
    expect(text()).toContain('100 % | 7,554 rows');
  });
});
