import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';

const run = promisify(execFile);
const written: string[] = [];

afterEach(() => {
  for (const file of written.splice(0)) rmSync(file, { force: true });
});

/** Puts a file with one import into a workspace and answers whether the lint step lets it pass. */
async function mayImport(folder: string, file: string, module: string): Promise<boolean> {
  const path = `${folder}/${file}`;
  writeFileSync(path, `import { x } from '${module}';\n\nconsole.log(x);\n`);
  written.push(path);
  try {
    await run('npx', ['biome', 'lint', '--only=style/noRestrictedImports', path]);
    return true;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    expect(stdout + stderr).toContain('lint/style/noRestrictedImports');
    return false;
  }
}

it.each([
  ['packages/http/src', '@weedhounds/errors', true],
  ['packages/http/src', '@weedhounds/menu', false],
  ['packages/http/src', '@weedhounds/provider-terms', false],
  ['packages/http/src', '@opentelemetry/api', false],
  ['packages/http/src', '@weedhounds/errors/src/index.ts', false],
  ['packages/telemetry/src', '@opentelemetry/api', true],
  ['packages/telemetry/src', '@weedhounds/gateway', false],
  ['providers/terms/src', '@weedhounds/ingest', true],
  ['providers/terms/src', '@weedhounds/strain', false],
  ['services/menu/src', '@weedhounds/provider-dutchie', true],
  ['services/menu/src', '@weedhounds/strain', false],
  ['services/menu/src', '../../strain/src/index.ts', false],
  ['services/menu/src', '@weedhounds/gateway', false],
  ['services/menu/src', '@weedhounds/telemetry', false],
  ['gateway/src', '@weedhounds/http', true],
  ['gateway/src', '@weedhounds/menu', false],
  ['gateway/src', '@weedhounds/provider-terms', false],
])('lint: %s importing %s is allowed: %s', async (folder, module, allowed) => {
  expect(await mayImport(folder, `zone-probe-${process.pid}.ts`, module)).toBe(allowed);
});
