import { describe } from 'vitest';
import { describeDatabase } from '../testing/describe-database.ts';
import { openTestDatabase } from '../testing/open-test-database.ts';

describe('an embedded database', () => {
  describeDatabase(openTestDatabase);
});
