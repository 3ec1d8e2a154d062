import { textScalar } from './text-scalar.ts';

export const WebAddress = textScalar(
  'URL',
  'an absolute http or https address',
  // The parser drops white space that a link would carry along.
  (text) => !/\s/.test(text) && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
);
