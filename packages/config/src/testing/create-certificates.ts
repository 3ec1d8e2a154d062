import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TlsIdentity } from '../tls-files.ts';

/** An authority and what it has signed, for `localhost` and `127.0.0.1`, in a folder of their own. */
export interface TestCertificates {
  /** Holds `ca.pem`, `cert.pem`, `key.pem` and `other-ca.pem`, `other-cert.pem`, `other-key.pem`. */
  folder: string;
  /** Signed by the authority that it trusts. */
  identity: TlsIdentity;
  /** Trusts the authority, and shows a certificate that another has signed. */
  intruder: TlsIdentity;
  remove(): void;
}

/** Whether `createCertificates` can: there is an `openssl` on the PATH. */
export function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export function createCertificates(): TestCertificates {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const identityOf = (prefix: string): TlsIdentity => {
    const [ca, key, cert, request] = ['ca', 'key', 'cert', 'request'].map((name) => `${prefix}${name}.pem`) as [
      string,
      string,
      string,
      string,
    ];
    openssl('req', '-x509', ...newKey, '-keyout', `${prefix}ca-key.pem`, '-out', ca, '-subj', `/CN=${prefix}authority`);
    openssl('req', ...newKey, '-keyout', key, '-out', request, '-subj', '/CN=localhost');
    writeFileSync(join(folder, 'names.txt'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
    const signed = ['-in', request, '-CA', ca, '-CAkey', `${prefix}ca-key.pem`, '-CAcreateserial'];
    openssl('x509', '-req', ...signed, '-days', '2', '-extfile', 'names.txt', '-out', cert);
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    return { cert: read(cert), key: read(key), ca: read(ca) };
  };
  const identity = identityOf('');
  return {
    folder,
    identity,
    intruder: { ...identityOf('other-'), ca: identity.ca },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
