import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** Where Debian and Ubuntu put the programs of each version, off the PATH. */
const debianFolder = '/usr/lib/postgresql';

/** The first folder of a PATH, or else the newest Debian version, that has both programs. */
export function findBinaries(path: string): PostgresBinaries | undefined {
  return [...path.split(delimiter).filter((folder) => folder !== ''), ...debianFolders()]
    .map((folder) => ({ initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') }))
    .find(({ initdb, postgres }) => existsSync(initdb) && existsSync(postgres));
}

function debianFolders(): string[] {
  if (!existsSync(debianFolder)) return [];
  const versions = readdirSync(debianFolder).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(debianFolder, version, 'bin'));
}
