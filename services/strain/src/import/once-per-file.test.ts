import { accept, refuse, type Translation } from '@weedhounds/ingest';
import { describe, expect, it } from 'vitest';
import { oncePerFile } from './once-per-file.ts';

interface Entry {
  key: string;
  text: string;
}

const translateAll = (
  entries: Entry[],
  translate: (row: Entry) => Translation<Entry> = (row) => accept(row, ['rule']),
) => {
  const once = oncePerFile(translate, ({ key }) => key);
  return entries.map((row) => once(row));
};

describe('oncePerFile', () => {
  it('takes the first row of a key, and later ones that say the same', () => {
    const outcomes = translateAll([
      { key: 'a', text: 'one' },
      { key: 'b', text: 'one' },
      { key: 'a', text: 'one' },
      { key: 'a', text: 'two' },
    ]);
    expect(outcomes).toEqual([
      { kind: 'accepted', value: { key: 'a', text: 'one' }, repairs: ['rule'] },
      { kind: 'accepted', value: { key: 'b', text: 'one' }, repairs: ['rule'] },
      { kind: 'accepted', value: { key: 'a', text: 'one' }, repairs: ['rule'] },
      { kind: 'refused', reason: 'an earlier row says otherwise', detail: 'a' },
    ]);
  });

  it.each(['a\u0000', '\ud800', 'a\udc00b'])('refuses a text that no database keeps: %j', (text) => {
    expect(translateAll([{ key: 'a', text }])).toEqual([
      { kind: 'refused', reason: 'a character that cannot be stored' },
    ]);
  });

  it('takes a whole surrogate pair', () => {
    expect(translateAll([{ key: 'a', text: '🫐' }])).toMatchObject([{ kind: 'accepted' }]);
  });

  it('passes a refusal on and does not count it as the first', () => {
    const outcomes = translateAll(
      [
        { key: 'a', text: 'bad' },
        { key: 'a', text: 'good' },
      ],
      (row) => (row.text === 'bad' ? refuse('bad') : accept(row)),
    );
    expect(outcomes).toEqual([
      { kind: 'refused', reason: 'bad' },
      { kind: 'accepted', value: { key: 'a', text: 'good' }, repairs: [] },
    ]);
  });
});
