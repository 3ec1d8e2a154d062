import { chownSync, copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createCertificates, hasOpenssl, type TestCertificates } from '@weedhounds/config/testing';
import { openDatabase } from '@weedhounds/database';
import { findPostgres } from '@weedhounds/database/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// A server that DATABASE_URL names is not ours to give certificates to.
const postgres = process.env.DATABASE_URL ? undefined : await findPostgres();

describe.skipIf(!postgres || !hasOpenssl())('PostgreSQL over TLS (a postgres binary and openssl)', () => {
  const url = postgres?.url ?? '';
  let certificates: TestCertificates;
  let admin: pg.Client;

  beforeAll(async () => {
    certificates = createCertificates();
    admin = new pg.Client({ connectionString: url });
    await admin.connect();
  });
  afterAll(async () => {
    await admin?.end();
    certificates?.remove();
    await postgres?.stop();
  });

  /** The server's address by the name that its certificate bears. */
  function addressWith(parameters: string): string {
    const address = new URL(url);
    address.hostname = 'localhost';
    address.search = parameters;
    return address.href;
  }

  const open = (parameters: string) => openDatabase({ kind: 'server', url: addressWith(parameters) });
  const trusting = () => `sslmode=verify-full&sslrootcert=${join(certificates.folder, 'ca.pem')}`;

  /** Gives the running server its certificate and the versions of TLS that it offers. */
  async function serveTls(lowest: string, highest: string): Promise<void> {
    const { rows } = await admin.query('SHOW data_directory');
    const folder: string = rows[0].data_directory;
    const { uid, gid } = statSync(folder);
    for (const file of ['cert.pem', 'key.pem']) {
      copyFileSync(join(certificates.folder, file), join(folder, file));
      chownSync(join(folder, file), uid, gid);
    }
    const settings = {
      ssl_cert_file: 'cert.pem',
      ssl_key_file: 'key.pem',
      ssl_min_protocol_version: lowest,
      ssl_max_protocol_version: highest,
      ssl_ciphers: 'DEFAULT@SECLEVEL=0',
      ssl: 'on',
    };
    for (const [name, value] of Object.entries(settings)) await admin.query(`ALTER SYSTEM SET ${name} = '${value}'`);
    await admin.query('SELECT pg_reload_conf()');
  }

  it('is refused by a server that does not speak it', async () => {
    await expect(open(trusting())).rejects.toThrow('The server does not support SSL connections.');
  });

  it.each(['TLSv1.2', 'TLSv1.3'])('is spoken by %s with a server whose certificate is trusted', async (version) => {
    await serveTls('TLSv1.2', version);
    const database = await open(trusting());
    const { rows } = await admin.query(
      "SELECT version FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'weedhounds'",
    );
    await database.close();
    expect(rows).toEqual([{ version }]);
  });

  it.each(['require', 'verify-ca', 'verify-full'])(
    'refuses a certificate that nobody vouches for: %s',
    async (mode) => {
      await expect(open(`sslmode=${mode}`)).rejects.toThrow('unable to verify the first certificate');
    },
  );

  it('can be had without verifying, in so many words', async () => {
    const database = await open('sslmode=no-verify');
    expect(await database.isReachable()).toBe(true);
    await database.close();
  });

  it('is not spoken below 1.2', async () => {
    await serveTls('TLSv1', 'TLSv1.1');
    await expect(open(trusting())).rejects.toThrow(/protocol version|unsupported protocol/);
  });
});
