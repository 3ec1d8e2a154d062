import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DateTime, LocalDate } from './time.ts';

const instants = fc.date({
  min: new Date('0000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

describe('DateTime', () => {
  it('reads back every instant it prints', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(DateTime.parseValue(DateTime.serialize(instant))).toEqual(instant);
      }),
    );
  });

  it('reads the same instant whatever its offset', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -23 * 60, max: 23 * 60 }), (instant, minutes) => {
        const local = new Date(instant.getTime() + minutes * 60_000).toISOString();
        fc.pre(local.length === 24);
        const two = (value: number) => String(value).padStart(2, '0');
        const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
        expect(DateTime.parseValue(local.replace('Z', offset))).toEqual(instant);
      }),
    );
  });

  it.each([
    ['2026-11-22T18:30:00Z', '2026-11-22T18:30:00.000Z'],
    ['2026-11-22t18:30:00.5z', '2026-11-22T18:30:00.500Z'],
    ['2026-11-22T18:30:00-07:00', '2026-11-23T01:30:00.000Z'],
    ['2026-11-22T18:30:00.123456789Z', '2026-11-22T18:30:00.123Z'],
  ])('answers %s as %s', (text, expected) => {
    expect(DateTime.serialize(DateTime.parseValue(text))).toBe(expected);
    expect(DateTime.serialize(text)).toBe(expected);
  });

  it.each([
    '2026-11-22',
    '2026-11-22T18:30:00',
    '2026-11-22 18:30:00Z',
    '2026-02-29T00:00:00Z',
    '2026-11-22T24:00:00Z',
    '2026-11-22T18:60:00Z',
    '2026-12-31T23:59:60Z',
    '2026-11-22T18:30:00+24:00',
    '2026-11-22T18:30:00-07:60',
    '2026-11-22T18:30Z',
    'tomorrow',
    1_795_000_000,
  ])('refuses %s', (value) => {
    expect(() => DateTime.parseValue(value)).toThrow('DateTime must be an instant of RFC 3339');
  });

  it('calls an invalid Date of a resolver a defect', () => {
    expect(() => DateTime.serialize(new Date('x'))).toThrow("A resolver's DateTime must be");
  });
});

describe('Date', () => {
  it('takes exactly the days the calendar has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (y, m, d) => {
          const text = `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
          const isLeap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
          const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0;
          if (d <= days) expect(LocalDate.parseValue(text)).toBe(text);
          else expect(() => LocalDate.parseValue(text)).toThrow('Date must be a calendar date');
        },
      ),
      { numRuns: 500 },
    );
  });
});
