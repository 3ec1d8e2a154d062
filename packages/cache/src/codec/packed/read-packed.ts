import { powersOfTen } from './decimal.ts';
import { kinds, singles } from './format.ts';

/**
 * The JSON value that the bytes hold in the packed format.
 *
 * @throws RangeError for bytes that hold none, or more than one
 */
export function readPacked(bytes: Buffer): unknown {
  const reader = new PackedReader(bytes);
  const value = reader.value();
  if (!reader.isAtEnd()) throw unreadable();
  return value;
}

const unreadable = () => new RangeError('A packed value was expected; the bytes hold none.');

class PackedReader {
  private readonly bytes: Buffer;
  private at = 0;
  private readonly strings: string[] = [];
  private readonly shapes: (readonly string[])[] = [];

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  value(): unknown {
    const first = this.byte();
    const argument = (first & 31) === 31 ? 31 + this.varint() : first & 31;
    switch (first >> 5) {
      case kinds.single:
        return this.single(argument);
      case kinds.positive:
        return this.decimal(argument);
      case kinds.negative:
        return -this.decimal(argument);
      case kinds.newString:
        return this.newString(argument);
      case kinds.knownString:
        return known(this.strings[argument]);
      case kinds.array:
        return this.array(argument);
      case kinds.newShape:
        return this.newShape(argument);
      default:
        return this.object(known(this.shapes[argument]));
    }
  }

  private byte(): number {
    return known(this.bytes[this.at++]);
  }

  private varint(): number {
    let integer = 0;
    let unit = 1;
    for (;;) {
      const byte = this.byte();
      integer += (byte & 0x7f) * unit;
      if (byte < 0x80) return integer;
      unit *= 0x80;
    }
  }

  /** Where bytes of that size begin; whether they are there, whoever reads them or what follows finds out. */
  private skip(size: number): number {
    const start = this.at;
    this.at += size;
    return start;
  }

  private single(argument: number): unknown {
    switch (argument) {
      case singles.null:
        return null;
      case singles.false:
        return false;
      case singles.true:
        return true;
      case singles.float:
        return this.bytes.readDoubleLE(this.skip(8));
      case singles.utf16:
        return this.text(this.varint(), 'utf16le');
      default:
        throw unreadable();
    }
  }

  private decimal(decimals: number): number {
    return this.varint() / known(powersOfTen[decimals]);
  }

  private text(size: number, encoding: 'utf8' | 'utf16le'): string {
    const start = this.skip(size);
    return this.bytes.toString(encoding, start, this.at);
  }

  private newString(size: number): string {
    const text = this.text(size, 'utf8');
    this.strings.push(text);
    return text;
  }

  /** No longer than the bytes, whatever it says: each item takes one at least. */
  private array(length: number): unknown[] {
    const items: unknown[] = [];
    for (let index = 0; index < length; index++) items.push(this.value());
    return items;
  }

  private newShape(length: number): unknown {
    const names = this.array(length);
    if (!names.every((name) => typeof name === 'string')) throw unreadable();
    this.shapes.push(names);
    return this.object(names);
  }

  private object(names: readonly string[]): unknown {
    const object: Record<string, unknown> = {};
    for (const name of names) {
      const value = this.value();
      // An assignment would set the prototype.
      if (name === '__proto__')
        Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
      else object[name] = value;
    }
    return object;
  }
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw unreadable();
  return found;
}
