import { badInput } from '@weedhounds/errors';
import type { LabSampleFilter } from '../../generated/resolvers.ts';
import type { SampleCriteria } from '../store/samples.ts';

/**
 * A sample filter, checked, but for its strain: that is the list's, not the criteria's.
 *
 * @throws GraphError BAD_USER_INPUT at the value that is wrong
 */
export function readSampleFilter(filter: LabSampleFilter | null | undefined): SampleCriteria {
  const { productType = null, testedFrom = null, testedTo = null, hasTerpenes = null } = filter ?? {};
  for (const [name, day] of Object.entries({ testedFrom, testedTo })) {
    // PostgreSQL knows no year 0.
    if (day?.startsWith('0000'))
      throw badInput(`${name} must be in the year 1 or later; got ${day}.`, ['filter', name]);
  }
  if (testedFrom !== null && testedTo !== null && testedFrom > testedTo) {
    throw badInput(`testedFrom must not be after testedTo; got ${testedFrom} and ${testedTo}.`, [
      'filter',
      'testedFrom',
    ]);
  }
  return { productType, testedFrom, testedTo, hasTerpenes };
}
