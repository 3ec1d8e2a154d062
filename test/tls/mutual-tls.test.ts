import { EventEmitter, once } from 'node:events';
import { request } from 'node:https';
import { type ConnectionOptions, connect } from 'node:tls';
import { createCertificates, hasOpenssl, type TestCertificates } from '@weedhounds/config/testing';
import { openTestDatabase } from '@weedhounds/database/testing';
import { composeSupergraph, startGateway } from '@weedhounds/gateway';
import { createStore, migrationsFolder, schemaName, startNetwork } from '@weedhounds/network';
import { type Subgraph, startSubgraph } from '@weedhounds/subgraph';
import { signedHeaders, testSecrets } from '@weedhounds/subgraph/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ask } from '../ask.ts';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { hello: String, slow: String }
`;
const listen = { secrets: testSecrets, host: '127.0.0.1', port: 0 };

/** Says `asked` when `slow` is asked for, with the function that answers it. */
const resolver = new EventEmitter();

describe.skipIf(!hasOpenssl() && process.env.CI !== 'true')('a subgraph behind mutual TLS (openssl)', () => {
  let certificates: TestCertificates;
  let subgraph: Subgraph;
  beforeAll(async () => {
    certificates = createCertificates();
    subgraph = await startSubgraph({
      name: 'greeter',
      version: '1.0.0',
      typeDefs: sdl,
      resolvers: {
        Query: {
          hello: () => 'Hello',
          slow: () => new Promise<string>((answer) => resolver.emit('asked', answer)),
        },
      },
      createContext: () => ({}),
      tls: certificates.identity,
      ...listen,
    });
  });
  afterAll(async () => {
    await subgraph?.close();
    certificates?.remove();
  });

  /** How a connection ends on which one request is sent: the answer's first line, or the error. */
  async function exchange(options: ConnectionOptions): Promise<string> {
    const { ca } = certificates.identity;
    const socket = connect({ host: '127.0.0.1', port: subgraph.endpoint.port, ca, ...options });
    socket.write('GET /health/live HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
    const ended = once(socket, 'data').then(
      ([data]) => String(data).split('\r\n', 1)[0] ?? '',
      (error: NodeJS.ErrnoException) => `${error.code}: ${error.message}`,
    );
    const outcome = await Promise.race([ended, once(socket, 'close').then(() => 'closed')]);
    socket.destroy();
    return outcome;
  }

  /** The answer to a query of one who shows a certificate. */
  async function post({ endpoint }: Subgraph, query: string, headers: Record<string, string>) {
    const sent = request(`${endpoint.url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      agent: false,
      ...certificates.identity,
    });
    sent.end(JSON.stringify({ query }));
    const [response] = await once(sent, 'response');
    return { status: response.statusCode, body: JSON.parse(Buffer.concat(await response.toArray()).toString()) };
  }

  const gatewayOver = async (options: Partial<Parameters<typeof startGateway>[0]>) => {
    const url = `${subgraph.endpoint.url}/graphql`;
    const composition = composeSupergraph([{ name: 'greeter', url, sdl }]);
    if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
    const gateway = await startGateway({ supergraphSdl: composition.supergraphSdl, ...listen, ...options });
    onTestFinished(() => gateway.close());
    return gateway;
  };

  it('says that it is reached by https', () => {
    expect(subgraph.endpoint.url).toBe(`https://127.0.0.1:${subgraph.endpoint.port}`);
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('answers a caller that shows a certificate, by %s', async (version) => {
    const { identity } = certificates;
    expect(await exchange({ ...identity, minVersion: version, maxVersion: version })).toBe('HTTP/1.1 200 OK');
  });

  it('answers its gateway, which shows its certificate', async () => {
    const gateway = await gatewayOver({ subgraphTls: certificates.identity });
    expect(await ask(gateway.url, '{ hello }')).toEqual({ status: 200, data: { hello: 'Hello' }, errors: [] });
  });

  it('is no subgraph for a gateway without a certificate, or with one of another authority', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => void vi.restoreAllMocks());
    for (const options of [{}, { subgraphTls: certificates.intruder }]) {
      const { data, errors } = await ask((await gatewayOver(options)).url, '{ hello }');
      expect([data, errors.map(({ extensions }) => extensions?.code)]).toEqual([
        { hello: null },
        ['SUBGRAPH_UNAVAILABLE'],
      ]);
    }
  });

  it('refuses plain HTTP', async () => {
    await expect(fetch(`http://127.0.0.1:${subgraph.endpoint.port}/health/live`)).rejects.toThrow('fetch failed');
  });

  it('refuses a caller without a certificate, or with one of another authority', async () => {
    expect(await exchange({})).toMatch(/^ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED|^ECONNRESET|^closed$/);
    expect(await exchange(certificates.intruder)).toMatch(/^ECONNRESET|^closed$/);
  });

  it('refuses TLS 1.1', async () => {
    // OpenSSL itself offers no TLS below 1.2 above this security level.
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    expect(await exchange({ ...certificates.identity, ...old })).toMatch(/alert protocol version/);
  });

  it('still answers signed calls only', async () => {
    expect(await post(subgraph, '{ hello }', {})).toMatchObject({ status: 401 });
    expect(await post(subgraph, '{ hello }', signedHeaders('greeter'))).toMatchObject({ status: 200 });
  });

  it('is watched by the network subgraph, which shows its certificate too', async () => {
    const database = await openTestDatabase();
    await database.migrate(schemaName, migrationsFolder);
    const store = createStore(database);
    const tls = certificates.identity;
    const subgraphs = [{ name: 'greeter', url: subgraph.endpoint.url }];
    const network = await startNetwork({ store, subgraphs, tls, ...listen });
    onTestFinished(async () => {
      await network.close();
      await store.close();
      await database.close();
    });
    const query = '{ network { subgraphs { name health } } }';
    expect((await post(network, query, signedHeaders('network'))).body).toEqual({
      data: {
        network: {
          subgraphs: [
            { name: 'greeter', health: 'READY' },
            { name: 'network', health: 'READY' },
          ],
        },
      },
    });
  });

  it('answers what came before and while it drains, and then no more', async () => {
    const askSlowly = async () => {
      const asked = once(resolver, 'asked') as Promise<[(text: string) => void]>;
      const response = post(subgraph, '{ slow }', signedHeaders('greeter'));
      const [answer] = await asked;
      return { response, answer };
    };
    const first = await askSlowly();
    const closing = subgraph.close();
    const second = await askSlowly();
    first.answer('first');
    expect(await first.response).toEqual({ status: 200, body: { data: { slow: 'first' } } });
    await vi.waitFor(async () => expect(await exchange(certificates.identity)).toMatch(/^ECONNREFUSED/));
    second.answer('second');
    expect(await second.response).toEqual({ status: 200, body: { data: { slow: 'second' } } });
    await closing;
  });
});
