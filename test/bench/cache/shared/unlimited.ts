import { readPublicSettings } from '../../../../gateway/src/index.ts';

/** Settings of a gateway whose limits are counted and never reached. */
export const unlimited = readPublicSettings({
  RATE_LIMIT_REQUESTS_STRANGER: '1000000000',
  RATE_LIMIT_COST_STRANGER: '1000000000',
  COST_LIMIT: '1000000',
});
