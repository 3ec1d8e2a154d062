import { fileURLToPath } from 'node:url';
import type { GatewayOptions } from './gateway-options.ts';
import type { IdentitySettings } from './identity/identity-settings.ts';
import { readPublicSettings } from './public-settings.ts';

const strangersOnly: IdentitySettings = {
  ...readPublicSettings({}).identity,
  tokens: { kind: 'nobody' },
};

/** The options with every default filled in; those about the public are what an empty environment gives. */
export function withDefaults(options: GatewayOptions) {
  return {
    ...readPublicSettings({}),
    identity: strangersOnly,
    subgraphUrls: {},
    deadlineMs: 5_000,
    byteLimit: 10_000_000,
    reportIntervalMs: 2_000,
    consoleFolder: fileURLToPath(new URL('../../web/dist', import.meta.url)),
    ...options,
  };
}
