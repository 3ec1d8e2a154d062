import { ByteWriter } from './byte-writer.ts';
import { decimalsOf, powersOfTen } from './decimal.ts';
import { kinds, singles } from './format.ts';
import { Shapes } from './shapes.ts';

const loneSurrogate = /\p{Surrogate}/u;

/**
 * A JSON value in the packed format.
 *
 * @throws TypeError for what JSON has no value for
 */
export function writePacked(value: unknown): Buffer {
  const writer = new PackedWriter();
  writer.value(value);
  return writer.bytes.written();
}

class PackedWriter {
  readonly bytes = new ByteWriter();
  private readonly strings = new Map<string, number>();
  private readonly shapes = new Shapes();

  value(value: unknown): void {
    if (typeof value === 'string') this.string(value);
    else if (typeof value === 'number') this.number(value);
    else if (value === null) this.head(kinds.single, singles.null);
    else if (value === false) this.head(kinds.single, singles.false);
    else if (value === true) this.head(kinds.single, singles.true);
    else if (Array.isArray(value)) this.array(value);
    else if (typeof value === 'object') this.object(value);
    else throw new TypeError(`A JSON value was expected; got ${typeof value}.`);
  }

  private head(kind: number, argument: number): void {
    if (argument < 31) {
      this.bytes.byte((kind << 5) | argument);
    } else {
      this.bytes.byte((kind << 5) | 31);
      this.bytes.varint(argument - 31);
    }
  }

  private number(number: number): void {
    const size = Math.abs(number);
    const decimals = Object.is(number, -0) ? undefined : decimalsOf(size);
    if (decimals === undefined) {
      this.head(kinds.single, singles.float);
      this.bytes.float(number);
    } else {
      this.head(number < 0 ? kinds.negative : kinds.positive, decimals);
      this.bytes.varint(Math.round(size * (powersOfTen[decimals] ?? 1)));
    }
  }

  private string(text: string): void {
    const place = this.strings.get(text);
    if (place !== undefined) {
      this.head(kinds.knownString, place);
    } else if (loneSurrogate.test(text)) {
      this.head(kinds.single, singles.utf16);
      this.bytes.varint(text.length * 2);
      this.bytes.text(text, text.length * 2, 'utf16le');
    } else {
      this.strings.set(text, this.strings.size);
      const size = Buffer.byteLength(text);
      this.head(kinds.newString, size);
      this.bytes.text(text, size, 'utf8');
    }
  }

  private array(items: readonly unknown[]): void {
    this.head(kinds.array, items.length);
    for (const item of items) this.value(item);
  }

  private object(object: object): void {
    const names = Object.keys(object);
    const place = this.shapes.placeOf(names);
    if (place === undefined) {
      this.head(kinds.newShape, names.length);
      for (const name of names) this.string(name);
    } else {
      this.head(kinds.knownShape, place);
    }
    for (const value of Object.values(object)) this.value(value);
  }
}
