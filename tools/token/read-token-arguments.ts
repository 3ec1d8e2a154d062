import { parseArgs } from 'node:util';
import { StartError } from '@weedhounds/errors';
import { parseJurisdictionCode } from '@weedhounds/scalars';
import type { DevelopmentClaims } from '../../gateway/src/identity/development-key.ts';

/** The token that a command line asks for. */
export interface TokenArguments {
  claims: DevelopmentClaims;
  /** Seconds the token holds. */
  lifetimeS: number;
}

const usage = [
  'Usage: npm run token -- [--role member | operator] [--jurisdiction CO] [--age 30] [--patient]',
  '                        [--scope "operator:tokens …"] [--subject NAME] [--hours 8]',
  '  --patient   a registered patient in the jurisdiction',
].join('\n');

/** Hours in 30 days. */
const mostHours = 720;

/**
 * Reads the command line.
 *
 * @throws StartError that says what was expected
 */
export function readTokenArguments(args: readonly string[]): TokenArguments {
  const { role = 'member', scope, subject = `development ${role}`, patient = false, ...values } = parse(args);
  if (role !== 'member' && role !== 'operator') throw wrong('--role', 'member or operator', role);
  const jurisdiction = values.jurisdiction === undefined ? undefined : readJurisdiction(values.jurisdiction);
  if (patient && jurisdiction === undefined)
    throw new StartError('--patient needs the --jurisdiction of registration.');
  const age = values.age === undefined ? undefined : readNumber('--age', values.age, { least: 0, most: 150 });
  const hours = readNumber('--hours', values.hours ?? '8', { least: 1, most: mostHours });
  return {
    claims: {
      sub: subject,
      role,
      ...(scope !== undefined && { scope }),
      ...(jurisdiction !== undefined && { jurisdiction }),
      ...(age !== undefined && { age }),
      ...(patient && { patient: jurisdiction }),
    },
    lifetimeS: hours * 3_600,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        role: text,
        jurisdiction: text,
        age: text,
        scope: text,
        subject: text,
        hours: text,
        patient: { type: 'boolean' },
      },
    }).values;
  } catch (cause) {
    throw new StartError(`${(cause as Error).message}\n${usage}`, { cause });
  }
}

function readJurisdiction(value: string): string {
  const code = parseJurisdictionCode(value);
  if (code === undefined) throw wrong('--jurisdiction', 'a code of ISO 3166-2 like US-CO, or a state like CO', value);
  return code;
}

function readNumber(option: string, value: string, { least, most }: { least: number; most: number }): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw wrong(option, `a whole number from ${least} to ${most}`, value);
}

function wrong(option: string, expected: string, got: string): StartError {
  return new StartError(`${option} must be ${expected}; got ${JSON.stringify(got)}.`);
}
