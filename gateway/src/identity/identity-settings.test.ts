import { readSettings } from '@weedhounds/config';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { identityVariables, toIdentitySettings } from './identity-settings.ts';

const read = (env: Record<string, string>) => toIdentitySettings(readSettings(z.object(identityVariables), env));

it('uses the development key by default, and believes what viewers say of themselves', () => {
  expect(read({})).toEqual({
    tokens: { kind: 'development', dataDir: '.data' },
    leewayS: 30,
    trustedProxies: [],
    jurisdictionHeader: 'x-viewer-jurisdiction',
    weakestBasis: 'choice',
  });
});

it('believes nobody’s token in production without a provider', () => {
  expect(read({ NODE_ENV: 'production' }).tokens).toEqual({ kind: 'nobody' });
});

it('believes a provider, in production too', () => {
  const provider = { OIDC_ISSUER: 'https://issuer.example/', OIDC_AUDIENCE: 'graph' };
  expect(read({ ...provider, NODE_ENV: 'production' }).tokens).toEqual({
    kind: 'provider',
    issuer: 'https://issuer.example/',
    audience: 'graph',
    jwksUrl: undefined,
    algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
  });
  const more = { OIDC_JWKS_URL: 'http://127.0.0.1:9/keys', TOKEN_ALGORITHMS: 'ES256, EdDSA' };
  expect(read({ ...provider, ...more }).tokens).toMatchObject({
    jwksUrl: 'http://127.0.0.1:9/keys',
    algorithms: ['ES256', 'EdDSA'],
  });
});

it('reads the rest', () => {
  const env = {
    TOKEN_LEEWAY_S: '60',
    TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8',
    JURISDICTION_HEADER: 'CF-Region',
    WEAKEST_BASIS: 'proxy',
  };
  expect(read(env)).toMatchObject({
    leewayS: 60,
    trustedProxies: ['10.0.0.0/8', 'fd00::/8'],
    jurisdictionHeader: 'cf-region',
    weakestBasis: 'proxy',
  });
});

it.each([
  ['OIDC_ISSUER', { OIDC_ISSUER: 'http://issuer.example', OIDC_AUDIENCE: 'graph' }],
  ['OIDC_ISSUER', { OIDC_AUDIENCE: 'graph' }],
  ['OIDC_ISSUER', { OIDC_JWKS_URL: 'https://issuer.example/keys' }],
  ['OIDC_AUDIENCE', { OIDC_ISSUER: 'https://issuer.example' }],
  ['OIDC_JWKS_URL', { OIDC_JWKS_URL: 'http://keys.example/' }],
  ['OIDC_JWKS_URL', { OIDC_JWKS_URL: 'http://127.0.0.1.evil.example/' }],
  ['TOKEN_ALGORITHMS', { TOKEN_ALGORITHMS: 'RS256,HS256' }],
  ['TOKEN_ALGORITHMS', { TOKEN_ALGORITHMS: 'none' }],
  ['TOKEN_ALGORITHMS', { TOKEN_ALGORITHMS: ',' }],
  ['TOKEN_LEEWAY_S', { TOKEN_LEEWAY_S: '61' }],
  ['TOKEN_LEEWAY_S', { TOKEN_LEEWAY_S: '-1' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/8,proxy' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '0.0.0.0/0' }],
  ['JURISDICTION_HEADER', { JURISDICTION_HEADER: 'X-Jurisdiction' }],
  ['JURISDICTION_HEADER', { JURISDICTION_HEADER: 'a b' }],
  ['WEAKEST_BASIS', { WEAKEST_BASIS: 'hope' }],
])('names %s when it is wrong or missing: %j', (setting, env) => {
  expect(() => read(env as Record<string, string>)).toThrow(expect.objectContaining({ name: 'SettingError', setting }));
});
