import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { publicVariables } from '../../gateway/src/public-settings.ts';

const page = readFileSync(new URL('../../docs/internet.md', import.meta.url), 'utf8');
const [, section = ''] = page.split('\n## Settings\n');
const rows = [...section.matchAll(/^\| `([A-Z_]+)` \| .+ \| (.+) \|$/gm)].map(([, name = '', cell = '']) => [
  name,
  /^`(.+)`$/.exec(cell)?.[1] ?? '',
]);

/** The default as it would be written in the environment; empty when there is none. */
function write(value: unknown): string {
  return value === undefined ? '' : String(value);
}

it('docs/internet.md has a row for every setting on the public, each once, with its default', () => {
  const defaults = Object.entries(z.object(publicVariables).parse({})).map(([name, value]) => [name, write(value)]);
  const unset = Object.keys(publicVariables).filter((name) => !defaults.some(([known]) => known === name));
  expect(rows.toSorted()).toEqual([...defaults, ...unset.map((name) => [name, ''])].toSorted());
});
