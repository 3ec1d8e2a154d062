import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingError } from '@weedhounds/errors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates, hasOpenssl, type TestCertificates } from './testing/index.ts';
import { readTlsIdentity } from './tls-files.ts';

const names = { cert: 'TLS_CERT', key: 'TLS_KEY', ca: 'TLS_CA' };

it('is no identity when nothing is set', () => {
  expect(readTlsIdentity(names, { TLS_CERT: undefined })).toBeUndefined();
});

describe.skipIf(!hasOpenssl() && process.env.CI !== 'true')('the files of a TLS identity (openssl)', () => {
  let certificates: TestCertificates;
  beforeAll(() => {
    certificates = createCertificates();
  });
  afterAll(() => certificates?.remove());
  const file = (name: string) => join(certificates.folder, name);
  const all = () => ({ TLS_CERT: file('cert.pem'), TLS_KEY: file('key.pem'), TLS_CA: file('ca.pem') });

  it('are read', () => {
    expect(readTlsIdentity(names, all())).toEqual(certificates.identity);
  });

  it('are refused where one is not set', () => {
    expect(() => readTlsIdentity(names, { ...all(), TLS_CA: undefined })).toThrow(
      new SettingError('TLS_CA', 'TLS_CERT, TLS_KEY, TLS_CA must be set together; got nothing for TLS_CA.'),
    );
  });

  it('are refused where one cannot be read', () => {
    expect(() => readTlsIdentity(names, { ...all(), TLS_KEY: 'missing.pem' })).toThrow(
      new SettingError('TLS_KEY', 'TLS_KEY must be a file that can be read; got "missing.pem".'),
    );
  });

  it("are refused where the key is another certificate's, or is none", () => {
    writeFileSync(file('noise.pem'), 'noise');
    for (const key of ['other-key.pem', 'noise.pem']) {
      expect(() => readTlsIdentity(names, { ...all(), TLS_KEY: file(key) })).toThrow(
        new SettingError('TLS_CERT', 'TLS_CERT, TLS_KEY and TLS_CA must be PEM files that go together.'),
      );
    }
  });
});
