import { type ChildProcess, spawn } from 'node:child_process';
import { composeSupergraph, startGateway } from '@weedhounds/gateway';
import { takeFreePort } from '@weedhounds/http';
import { testSecrets } from '@weedhounds/subgraph/testing';
import type { TestProject } from 'vitest/node';
import { startProducts } from './products.ts';
import { isSuiteInstalled, readSuiteFile, suiteFolder } from './suite-files.ts';

declare module 'vitest' {
  interface ProvidedContext {
    compatibilityUrls: { products: string; gateway: string };
  }
}

/** Runs before the suite: our products subgraph, Apollo's other two as processes, and our gateway over them. */
export default async function startSupergraph(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!isSuiteInstalled()) return undefined;
  const products = await startProducts();
  const others = [await startOther('users', 'USERS_PORT'), await startOther('inventory', 'INVENTORY_PORT')];
  const productsUrl = `${products.endpoint.url}/graphql`;
  const composition = composeSupergraph([
    { name: 'products', url: productsUrl, sdl: readSuiteFile('products.graphql') },
    ...others,
  ]);
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  const gateway = await startGateway({
    supergraphSdl: composition.supergraphSdl,
    secrets: testSecrets,
    host: '127.0.0.1',
    port: 0,
  });
  project.provide('compatibilityUrls', { products: productsUrl, gateway: `${gateway.url}/graphql` });
  return async () => {
    await gateway.close();
    await products.close();
    for (const { child } of others) child.kill();
  };
}

async function startOther(name: string, portVariable: string) {
  const port = await takeFreePort();
  const child = spawn(process.execPath, [`${suiteFolder}dist/subgraphs/${name}/index.js`], {
    env: { ...process.env, [portVariable]: String(port) },
    stdio: 'ignore',
  });
  const url = `http://localhost:${port}/`;
  await answers(url, child);
  return { name, url, sdl: readSuiteFile(`dist/subgraphs/${name}/${name}.graphql`), child };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const response = await fetch(`${url}?query={__typename}`, { headers: { 'apollo-require-preflight': '1' } }).catch(
      () => undefined,
    );
    if (response?.ok) return;
    // Nothing tells when another process has begun to listen: ask again.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} ended with ${child.exitCode} before it answered.`);
}
