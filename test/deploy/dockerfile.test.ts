import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { entryOf, ourServices, readComposeFile, repository } from './compose-file.ts';

interface Instruction {
  /** The stage it stands in, counted from 0. */
  stage: number;
  name: string;
  words: string[];
}

/** The instructions of deploy/Dockerfile: continued lines joined, comments left out. */
function readInstructions(): Instruction[] {
  const text = readFileSync(`${repository}deploy/Dockerfile`, 'utf8').replaceAll(/^#.*\n/gm, '');
  const lines = text.replaceAll('\\\n', ' ').split('\n').filter(Boolean);
  let stage = -1;
  return lines.map((line) => {
    const [name = '', ...words] = line.split(/\s+/);
    if (name === 'FROM') stage += 1;
    return { stage, name, words };
  });
}

/** The folders that a workspace pattern such as `services/*` means. */
function foldersOf(pattern: string): string[] {
  const parent = pattern.replace('/*', '');
  return parent === pattern ? [pattern] : readdirSync(repository + parent).map((name) => `${parent}/${name}`);
}

const file = readComposeFile({ POSTGRES_PASSWORD: 'secret', GATEWAY_SECRET: 'a secret of 32 characters or more' });
const instructions = readInstructions();
const lastStage = instructions.at(-1)?.stage;
const last = instructions.filter(({ stage }) => stage === lastStage);

/** What the image has of this repository: source and target of each copy from the stage that builds. */
const copies = last
  .filter(({ name, words }) => name === 'COPY' && words[0] === '--from=build')
  .map(({ words: [, source = '', target = ''] }) => ({ source: source.replace('/app/', ''), target }));

/** Made by the build, so not in a fresh clone. */
const built = ['web/dist'];

it('every file and folder that the image takes exists, at its own place', () => {
  expect(copies.length).toBeGreaterThan(0);
  expect(copies.filter(({ source }) => !built.includes(source) && !existsSync(repository + source))).toEqual([]);
  expect(copies.filter(({ source, target }) => target !== (source.includes('.') ? './' : source))).toEqual([]);
});

it('every workspace is in the image, web as its build', () => {
  const { workspaces } = JSON.parse(readFileSync(`${repository}package.json`, 'utf8')) as { workspaces: string[] };
  const folders = workspaces.flatMap(foldersOf);
  const isCopied = (folder: string) =>
    copies.some(({ source }) => `${folder}/`.startsWith(`${source}/`) || source.startsWith(`${folder}/`));
  expect(folders.filter((folder) => !isCopied(folder))).toEqual([]);
});

it.each(ourServices(file))('what %s runs is in the image', (_, service) => {
  const { file, args } = entryOf(service);
  const paths = [file, ...args.filter((arg) => arg.includes('/'))];
  expect(paths.filter((path) => !copies.some(({ source }) => path.startsWith(`${source}/`)))).toEqual([]);
});

it('packages are installed for every workspace that runs, and tsx with them', () => {
  const install = last.find(({ words }) => words[0] === '--from=dependencies');
  expect(install?.words).toEqual(['--from=dependencies', '/app', '.']);
  const words = instructions.flatMap((instruction) => instruction.words);
  const installed = words.flatMap((word, index) => (word === '--workspace' ? [words[index + 1] ?? ''] : []));
  expect(installed.toSorted()).toEqual(['gateway', 'sandbox', ...foldersOf('services/*')].toSorted());
  expect(words.some((word) => word.startsWith('"dependencies.tsx='))).toBe(true);
});

it('a container runs as node, the gateway unless told otherwise', () => {
  const [user, command] = last.slice(-2);
  expect([user?.name, ...(user?.words ?? [])]).toEqual(['USER', 'node']);
  expect(command?.name).toBe('CMD');
  expect(JSON.parse(command?.words.join(' ') ?? '')).toEqual(file.services.gateway?.command);
});

it('the image is tagged with the version of the repository', () => {
  const { version } = JSON.parse(readFileSync(`${repository}package.json`, 'utf8'));
  expect(file.services.gateway?.image).toBe(`weedhounds-graph:${version}`);
});

it('the image is built from no secret, no history and nothing that was generated or installed here', () => {
  const ignored = readFileSync(`${repository}.dockerignore`, 'utf8').split('\n');
  const kept = ['.env*', '.git', '.data', '**/node_modules', '**/generated', '**/dist'].filter(
    (pattern) => !ignored.includes(pattern),
  );
  expect(kept).toEqual([]);
});
