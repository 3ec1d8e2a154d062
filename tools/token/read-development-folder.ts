import { readSettings } from '@weedhounds/config';
import { assertNever, StartError } from '@weedhounds/errors';
import { z } from 'zod';
import { identityVariables, toIdentitySettings } from '../../gateway/src/identity/identity-settings.ts';

/**
 * The folder of the development key that a gateway with these settings believes.
 *
 * @throws StartError when such a gateway believes no development key, SettingError when a setting is malformed
 */
export function readDevelopmentFolder(env: Readonly<Record<string, string | undefined>>): string {
  const { tokens } = toIdentitySettings(readSettings(z.object(identityVariables), env));
  switch (tokens.kind) {
    case 'development':
      return tokens.dataDir;
    case 'nobody':
      throw new StartError('NODE_ENV is production, where the development key is not believed; set OIDC_ISSUER there.');
    case 'provider':
      throw new StartError(`OIDC_ISSUER is set, so only tokens of ${tokens.issuer} are believed; get one there.`);
    default:
      return assertNever(tokens);
  }
}
