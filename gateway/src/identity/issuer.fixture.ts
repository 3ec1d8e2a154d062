import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, SignJWT } from 'jose';

/** A pair whose public half can be published. */
export interface TestKey {
  kid: string;
  alg: string;
  privateKey: CryptoKey;
  jwk: JWK;
}

/** An identity provider on loopback that counts how often its keys are fetched. At `/moved` it has a set without keys. */
export interface TestIssuer {
  issuer: string;
  jwksUrl: string;
  /** What is published. */
  keys: JWK[];
  /** Fetches of the keys. */
  fetches: number;
  /** Takes the place of the answer with the keys. */
  answer: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  /** Ends the server: connections are refused from then on. */
  stop(): Promise<void>;
  /** Listens again where it did. */
  restart(): Promise<void>;
}

export const audience = 'https://graph.example';

/** The second in which tokens of these tests are made and checked. */
export const second = 1_700_000_000;

export async function makeKey(kid: string, alg = 'ES256'): Promise<TestKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

export async function startIssuer(...keys: TestKey[]): Promise<TestIssuer> {
  const server = createServer((request, response) => {
    if (request.url === '/keys') {
      issuer.fetches++;
      if (issuer.answer) return issuer.answer(request, response);
      return void response.end(JSON.stringify({ keys: issuer.keys }));
    }
    if (request.url === '/moved') return void response.end('{"keys":[]}');
    if (request.url !== '/.well-known/openid-configuration') return void response.writeHead(404).end();
    response.end(JSON.stringify({ issuer: issuer.issuer, jwks_uri: issuer.jwksUrl }));
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const issuer: TestIssuer = {
    issuer: `http://127.0.0.1:${port}`,
    jwksUrl: `http://127.0.0.1:${port}/keys`,
    keys: keys.map(({ jwk }) => jwk),
    fetches: 0,
    answer: undefined,
    async stop() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
    restart: async () => void (await listen(port)),
  };
  return issuer;
}

interface TokenParts {
  key: TestKey;
  issuer: string;
  claims?: Record<string, unknown>;
  header?: Partial<JWTHeaderParameters>;
}

/** A token that is good in every way except for what is given; undefined leaves a claim or parameter out. */
export function signToken({ key, issuer, claims = {}, header = {} }: TokenParts): Promise<string> {
  const standard = { iss: issuer, aud: audience, sub: 'u1', jti: 'j1', exp: second + 300 };
  return new SignJWT({ ...standard, ...claims })
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'at+jwt', ...header })
    .sign(key.privateKey, { crit: { known: true } });
}

export function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}
