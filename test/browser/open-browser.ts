import { type Browser, chromium } from 'playwright-core';

/** Chromium without its own calls to the vendor's hosts, and unable to look up any host but this machine. */
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Starts the Chromium at a path, without a window. */
export function openBrowser(executablePath: string): Promise<Browser> {
  // Chromium refuses to run its sandbox as root, which is what containers and CI machines often are.
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, headless: true, args: isRoot ? [...flags, '--no-sandbox'] : flags });
}
