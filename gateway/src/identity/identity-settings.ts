import { dataDir } from '@weedhounds/config';
import { SettingError } from '@weedhounds/errors';
import { z } from 'zod';
import type { Basis } from '../context.ts';
import { parseNetwork } from './addresses.ts';
import { bases, choiceHeaders } from './read-statements.ts';
import { isSafeUrl } from './safe-url.ts';

/** Algorithms a token may be signed with: those whose key to check is not the key to sign. */
const asymmetric = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const algorithmsExpected = `must be algorithms separated by commas, of ${asymmetric.join(', ')}`;
const urlExpected = 'must be an absolute https address (http only on this machine)';
const networksExpected = 'must be networks separated by commas, like 10.0.0.0/8,fd00::/8';
const leewayExpected = 'must be a whole number of seconds, 0 to 60';
const headerExpected = `must be the name of a header other than ${choiceHeaders.jurisdiction}`;

const url = z.string().refine(isSafeUrl, { error: urlExpected });

/** What the gateway reads from the environment to know who is asking. */
export const identityVariables = {
  /** The OpenID Connect provider whose tokens are believed: `iss`, letter for letter. Default: the development key. */
  OIDC_ISSUER: url.optional(),
  /** What a token must be for: `aud`. Required with an issuer. */
  OIDC_AUDIENCE: z.string().optional(),
  /** Where the issuer's keys are. Default: what its `/.well-known/openid-configuration` says. */
  OIDC_JWKS_URL: url.optional(),
  /** The algorithms that tokens may be signed with, separated by commas. Default RS256, PS256, ES256 and EdDSA. */
  TOKEN_ALGORITHMS: z
    .string()
    .default('RS256,PS256,ES256,EdDSA')
    .transform(toList)
    .refine((names) => names.length > 0 && names.every((name) => asymmetric.includes(name)), {
      error: algorithmsExpected,
    }),
  /** Seconds by which clocks may differ, at most 60. Default 30. */
  TOKEN_LEEWAY_S: z
    .string()
    .refine((text) => /^\d{1,2}$/.test(text) && Number(text) <= 60, { error: leewayExpected })
    .transform(Number)
    .default(30),
  /** Proxies whose headers about the client are believed, as networks separated by commas. Default: none. */
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform(toList)
    .refine((networks) => networks.every((network) => parseNetwork(network) !== undefined), {
      error: networksExpected,
    }),
  /** In which header a trusted proxy says where the viewer is; it must take it out of what comes in. Default x-viewer-jurisdiction. */
  JURISDICTION_HEADER: z
    .string()
    .default('x-viewer-jurisdiction')
    .transform((name) => name.toLowerCase())
    .refine((name) => /^[a-z0-9-]+$/.test(name) && name !== choiceHeaders.jurisdiction, { error: headerExpected }),
  /** The weakest ground on which place and age are believed: token, proxy or choice. Default choice: the viewer's word. */
  WEAKEST_BASIS: z.enum(bases, { error: `must be ${bases.join(', ')}` }).default('choice'),
  /** Where the development key is kept. */
  DATA_DIR: dataDir,
  /** `production` refuses the development key. */
  NODE_ENV: z.string().optional(),
};

/** Whose tokens are believed: a provider's, those of the key made for development, or nobody's. */
export type TokenIssuer =
  | { kind: 'provider'; issuer: string; audience: string; jwksUrl: string | undefined; algorithms: readonly string[] }
  | { kind: 'development'; dataDir: string }
  | { kind: 'nobody' };

export interface IdentitySettings {
  tokens: TokenIssuer;
  /** Seconds by which clocks may differ. */
  leewayS: number;
  /** Networks in CIDR notation. */
  trustedProxies: readonly string[];
  /** In lower case. */
  jurisdictionHeader: string;
  weakestBasis: Basis;
}

type IdentityVariables = z.output<z.ZodObject<typeof identityVariables>>;

/**
 * The variables of `identityVariables`, read, as settings. Without a provider the development key is used, and in production
 * nobody's token is believed.
 *
 * @throws SettingError when a provider is named in part
 */
export function toIdentitySettings(variables: IdentityVariables): IdentitySettings {
  return {
    tokens: toTokenIssuer(variables),
    leewayS: variables.TOKEN_LEEWAY_S,
    trustedProxies: variables.TRUSTED_PROXIES,
    jurisdictionHeader: variables.JURISDICTION_HEADER,
    weakestBasis: variables.WEAKEST_BASIS,
  };
}

function toTokenIssuer(variables: IdentityVariables): TokenIssuer {
  const { OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URL, TOKEN_ALGORITHMS, DATA_DIR, NODE_ENV } = variables;
  if (OIDC_ISSUER === undefined) {
    if (OIDC_AUDIENCE !== undefined || OIDC_JWKS_URL !== undefined) throw missing('OIDC_ISSUER', urlExpected);
    return NODE_ENV === 'production' ? { kind: 'nobody' } : { kind: 'development', dataDir: DATA_DIR };
  }
  if (OIDC_AUDIENCE === undefined) throw missing('OIDC_AUDIENCE', 'must be the "aud" of tokens for this graph');
  return {
    kind: 'provider',
    issuer: OIDC_ISSUER,
    audience: OIDC_AUDIENCE,
    jwksUrl: OIDC_JWKS_URL,
    algorithms: TOKEN_ALGORITHMS,
  };
}

function missing(setting: string, expected: string): SettingError {
  return new SettingError(setting, `${setting} ${expected}; got nothing.`);
}

function toList(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
