import { expect, it } from 'vitest';
import { createByteReader } from './byte-reader.ts';
import { readStartup, type Startup } from './read-startup.ts';

const protocol3 = 3 << 16;

function packet(code: number, body = ''): Buffer {
  const bytes = Buffer.alloc(8 + Buffer.byteLength(body));
  bytes.writeInt32BE(bytes.length, 0);
  bytes.writeInt32BE(code, 4);
  bytes.write(body, 8);
  return bytes;
}

async function read(...chunks: Buffer[]): Promise<{ startup: Startup; answered: string }> {
  let answered = '';
  const reader = createByteReader(
    (async function* () {
      yield* chunks;
    })(),
  );
  const startup = await readStartup(reader, (bytes) => {
    answered += bytes.toString();
  });
  return { startup, answered };
}

it('declines encryption and goes on', async () => {
  const { startup, answered } = await read(packet(80_877_103), packet(80_877_104), packet(protocol3, 'user\0me\0\0'));
  expect(answered).toBe('NN');
  expect(startup).toEqual({ kind: 'session', settings: new Map() });
});

it('takes a start-up that comes byte by byte', async () => {
  const bytes = [...packet(protocol3, 'user\0me\0TimeZone\0UTC\0\0')].map((byte) => Buffer.from([byte]));
  expect((await read(...bytes)).startup).toEqual({ kind: 'session', settings: new Map([['TimeZone', 'UTC']]) });
});

it('finds the settings among the parameters and in the options', async () => {
  const options = '-c search_path=menu,public --statement-timeout=5 -cwork_mem=1MB -c DateStyle=ISO,\\ DMY --not';
  const body = `user\0me\0database\0graph\0application_name\0x\0_pq_.x\0y\0DateStyle\0ISO\0options\0${options}\0\0`;
  const { startup } = await read(packet(protocol3, body));
  expect(startup).toEqual({
    kind: 'session',
    settings: new Map([
      ['DateStyle', 'ISO, DMY'],
      ['search_path', 'menu,public'],
      ['statement_timeout', '5'],
      ['work_mem', '1MB'],
    ]),
  });
});

it('names a protocol that is not spoken', async () => {
  expect((await read(packet(2 << 16))).startup).toEqual({ kind: 'unsupported', version: '2.0' });
});

it.each([
  ['a request to cancel', packet(80_877_102, '12345678')],
  ['a connection that ends at once', Buffer.alloc(0)],
  ['a connection that ends within', packet(protocol3, 'user\0me\0\0').subarray(0, 10)],
])('has nothing to answer to %s', async (_, bytes) => {
  expect((await read(bytes)).startup).toEqual({ kind: 'nothing' });
});

it.each([0, 7, 10_001])('refuses a length of %d', async (length) => {
  const bytes = packet(protocol3, 'user\0me\0\0');
  bytes.writeInt32BE(length, 0);
  await expect(read(bytes)).rejects.toThrow(`A start-up cannot be ${length} bytes long.`);
});
