import { expect, it } from 'vitest';
import { isSuiteInstalled } from './suite-files.ts';

it.skipIf(!isSuiteInstalled() && !process.env.CI)(
  "Apollo's compatibility suite is installed (npm ci --prefix test/compatibility/suite)",
  () => {
    expect(isSuiteInstalled()).toBe(true);
  },
);
