import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, resolve, sep } from 'node:path';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** A file that may be sent: its real path and size. */
export interface StaticFile {
  path: string;
  bytes: number;
}

/**
 * Finds the file that a URL's path names in a folder; a folder's own name means its `index.html`.
 *
 * @param urlPath the path as it came, still percent-encoded, without query
 * @returns null when there is no such file or it lies outside the folder, by its name or through a link
 */
export async function findFile(folder: string, urlPath: string): Promise<StaticFile | null> {
  const name = decode(urlPath);
  if (name === null || name.includes('\0') || name.includes('\\')) return null;
  try {
    const root = await realpath(folder);
    const path = await realpath(
      resolve(root, `.${sep}${name.endsWith('/') || name === '' ? `${name}index.html` : name}`),
    );
    if (!path.startsWith(root + sep)) return null;
    const found = await stat(path);
    return found.isFile() ? { path, bytes: found.size } : null;
  } catch {
    return null;
  }
}

/** Sends a file; a file whose name carries a hash of its contents may be kept for good. */
export function sendFile(file: StaticFile, response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  response.writeHead(200, {
    'content-type': contentTypes[extname(file.path)] ?? 'application/octet-stream',
    'content-length': file.bytes,
    'cache-control': /-[\w-]{8}\.\w+$/.test(file.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...headers,
  });
  if (response.req.method === 'HEAD') return void response.end();
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response);
}

function decode(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return null;
  }
}
