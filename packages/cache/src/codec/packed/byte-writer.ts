/** Bytes that grow as they are written. */
export class ByteWriter {
  private bytes = Buffer.allocUnsafe(512);
  private length = 0;

  byte(byte: number): void {
    this.reserve(1);
    this.bytes[this.length++] = byte;
  }

  /** @param integer from 0 to 2^53 - 1 */
  varint(integer: number): void {
    let rest = integer;
    this.reserve(8);
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.length++] = rest;
  }

  float(number: number): void {
    this.reserve(8);
    this.length = this.bytes.writeDoubleLE(number, this.length);
  }

  /** @param size how many bytes the text takes in that encoding */
  text(text: string, size: number, encoding: 'utf8' | 'utf16le'): void {
    this.reserve(size);
    this.length += this.bytes.write(text, this.length, size, encoding);
  }

  /** What was written. Nothing is written after. */
  written(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  private reserve(size: number): void {
    if (this.length + size <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.length + size, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}
