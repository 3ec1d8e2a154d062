import { plainText, repairMojibake } from './plain-text.ts';

/** A name fit to show, with the rules that made it so. */
export interface CleanName {
  name: string;
  /** In the order they were applied; empty for a name that was clean. */
  rules: string[];
}

const cry = String.raw`(?:on )?sale|new|new arrival|hot|limited time|clearance|staff pick|best seller|featured|bogo|\d{1,2} ?% off|\$\d+ off|buy \d get \d`;

/** A cry in brackets or between stars, or before an exclamation mark at the start: `(NEW!)`, `**20% off**`, `SALE! `. */
const marketing = new RegExp(String.raw`[([{*]+\s*(?:${cry})\s*!*\s*[)\]}*]+|^\W*(?:${cry})\s*!+\s*[-:!]*`, 'gi');

const steps: readonly (readonly [rule: string, (text: string) => string])[] = [
  ['mojibake-repaired', (text) => repairMojibake(text)],
  [
    'control-characters-removed',
    (text) => text.replace(/[\p{Cc}\p{Cf}\ufffd]/gu, (found) => (/\s/.test(found) ? ' ' : '')),
  ],
  ['html-removed', (text) => (/<[a-z/!][^>]*>|&(?:#\w+|[a-z]+);/i.test(text) ? plainText(text) : text)],
  ['emoji-removed', (text) => text.replace(/\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?(?<![™®©])/gu, ' ')],
  ['marketing-removed', (text) => text.replace(marketing, ' ')],
];

/** Makes a name fit to show: encoding, markup, control characters, emoji and cries of a sale; blanks without a rule. */
export function cleanName(raw: string): CleanName {
  const rules: string[] = [];
  const name = steps.reduce((text, [rule, apply]) => {
    const after = apply(text);
    if (after !== text) rules.push(rule);
    return after;
  }, raw);
  const bare = name.replace(/\s+/g, ' ').replace(/^[\s\-–|:]+|[\s\-–|:]+$/g, '');
  return { name: bare, rules };
}
