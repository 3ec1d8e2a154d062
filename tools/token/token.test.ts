import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTokens } from '../../gateway/src/identity/open-tokens.ts';
import { readDevelopmentFolder } from './read-development-folder.ts';
import { readTokenArguments } from './read-token-arguments.ts';

const run = promisify(execFile);
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'token-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

function runTool(args: string[], env: Record<string, string> = {}) {
  const { NODE_ENV: _, OIDC_ISSUER: __, ...rest } = process.env;
  const options = { env: { ...rest, DATA_DIR: dataDir, ...env } };
  return run(process.execPath, ['--import', 'tsx', 'tools/token.ts', ...args], options);
}

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

it('prints a token that the gateway of the folder believes', async () => {
  const { stdout, stderr } = await runTool(['--role', 'operator', '--jurisdiction', 'CO', '--age', '30']);
  const token = stdout.trim();
  const { jti, exp, iat, amr } = claimsOf(token);
  const now = () => Number(iat) * 1_000;
  const verify = await openTokens(
    { kind: 'development', dataDir },
    { leewayS: 0, now, clock: now, onFailure: () => {} },
  );
  expect(await verify(token)).toEqual({
    subject: 'development operator',
    jti,
    expiresAt: exp,
    role: 'OPERATOR',
    scopes: [],
    jurisdiction: 'US-CO',
    age: 30,
    patientOf: null,
  });
  expect([Number(exp) - Number(iat), amr, stderr]).toEqual([8 * 3_600, ['pwd', 'otp'], '']);
  expect(claimsOf((await runTool([])).stdout.trim()).jti).not.toBe(jti);
});

it('prints nothing and makes no key in production', async () => {
  const refused = await runTool(['--role', 'member'], { NODE_ENV: 'production' }).catch((error) => error);
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toBe(
    'NODE_ENV is production, where the development key is not believed; set OIDC_ISSUER there.\n',
  );
  expect(readdirSync(dataDir)).toEqual([]);
});

it('names a provider whose tokens are believed in place of its own', () => {
  const env = { OIDC_ISSUER: 'https://issuer.example', OIDC_AUDIENCE: 'graph' };
  expect(() => readDevelopmentFolder(env)).toThrow('only tokens of https://issuer.example are believed');
  expect(readDevelopmentFolder({ DATA_DIR: 'here' })).toBe('here');
});

describe('the arguments', () => {
  it('are a member of no known place or age for 8 hours by default', () => {
    expect(readTokenArguments([])).toEqual({
      claims: { sub: 'development member', role: 'member' },
      lifetimeS: 28_800,
    });
  });

  it('are read whole', () => {
    const line = '--role operator --jurisdiction ca-on --age 19 --patient --hours 1 --subject me --scope';
    expect(readTokenArguments([...line.split(' '), 'operator:tokens a'])).toEqual({
      claims: {
        sub: 'me',
        role: 'operator',
        scope: 'operator:tokens a',
        jurisdiction: 'CA-ON',
        age: 19,
        patient: 'CA-ON',
      },
      lifetimeS: 3_600,
    });
  });

  it.each([
    ['--role admin', '--role must be member or operator; got "admin".'],
    ['--jurisdiction Colorado', '--jurisdiction must be a code of ISO 3166-2'],
    ['--age old', '--age must be a whole number from 0 to 150; got "old".'],
    ['--age 151', '--age must be a whole number from 0 to 150; got "151".'],
    ['--hours 0', '--hours must be a whole number from 1 to 720; got "0".'],
    ['--hours 0.5', '--hours must be a whole number from 1 to 720; got "0.5".'],
    ['--patient', '--patient needs the --jurisdiction of registration.'],
    ['--rol operator', 'Usage: npm run token'],
    ['operator', 'Usage: npm run token'],
  ])('%s is refused with what was expected', (line, message) => {
    expect(() => readTokenArguments(line.split(' '))).toThrow(message);
  });
});
