import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** Where Debian and Ubuntu put the programs of each version, off the PATH. */
const defaultDebianFolder = '/usr/lib/postgresql';

/** The first folder of a PATH, or else the newest Debian version, that has both programs. */
export function findBinaries(path: string, debianFolder = defaultDebianFolder): PostgresBinaries | undefined {
  return [...path.split(delimiter).filter((folder) => folder !== ''), ...debianFolders(debianFolder)]
    .map((folder) => ({ initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') }))
    .find(({ initdb, postgres }) => existsSync(initdb) && existsSync(postgres));
}

function debianFolders(debianFolder: string): string[] {
  if (!existsSync(debianFolder)) return [];
  const versions = readdirSync(debianFolder).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(debianFolder, version, 'bin'));
}
