import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true }).map((name) => join('docs', `${name}`)),
].filter((name) => name.endsWith('.md') && existsSync(join(root, name)));

/** The relative targets of a page's links, without their anchors. */
function targetsOf(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8').replace(/^```.*?^```/gms, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target.replace(/#.*/, ''));
  return targets.filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

it.each(pages)('%s links to nothing that is not there', (page) => {
  const missing = targetsOf(page).filter((target) => !existsSync(join(root, dirname(page), target)));
  expect(missing).toEqual([]);
});
