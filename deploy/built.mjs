// How our TypeScript is run: bundled by esbuild into a folder whose name is a hash of all that was written, so what runs is always what is
// written now. A start that finds no such folder makes it; in an image it is there. Plain JavaScript, since it loads the rest.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';

const root = fileURLToPath(new URL('..', import.meta.url));
/** In the checkout, since what is built finds packages as its sources do. */
const BUILDS = join(root, '.repstream', 'built');
/** What is started: the command line, its reading thread, and what outlives it; and what is asked when it is built. */
const ENTRIES = {
  main: 'cli/main.ts',
  reading: 'engine/reading.ts',
  watchdog: 'deploy/local/watchdog.ts',
  code: 'deploy/present-code.ts',
};
/** Folders with what these import. */
const SOURCES = [
  'api',
  'cli',
  'deploy',
  'domain',
  'engine',
  'issuer',
  'processors',
  'rules',
  'schemas',
  'simulator',
  'webhooks',
];
const BUILDABLE = /\.(ts|mjs|json|avsc)$/;
/** Packages that are built in: of so many small files that opening them takes longer than all of ours. */
const BUILT_IN = ['typebox'];
/** Files beside them that say how it is built, and with what. */
const HOW = [
  'package.json',
  'tsconfig.json',
  ...['esbuild', ...BUILT_IN].map((name) => `node_modules/${name}/package.json`),
];
/** How many builds are left, for whoever goes back and forth between branches. */
const KEPT = 8;

/** Runs an entry. What is written and cannot be built ends the process with what the bundler says. @param {keyof typeof ENTRIES} entry */
export async function load(entry) {
  process.setSourceMapsEnabled(true); // traces name what is written, not what is built
  await import(pathToFileURL(join(await built(), `${entry}.js`)).href);
}

/** The folder of the build: in a thread that of its process, else that of what is written now. */
async function built() {
  const ours = getEnvironmentData(BUILDS);
  if (typeof ours === 'string') return ours;
  const texts = readSources();
  const folder = folderOf(texts);
  if (!existsSync(folder)) await build(texts, folder).catch(refuse);
  setEnvironmentData(BUILDS, folder);
  return folder;
}

/** @returns {never} */
function refuse(error) {
  if (!isMainThread) throw error; // whoever started the thread ends, too
  const [{ location, text } = {}] = error.errors ?? [];
  const why = location ? `${location.file}:${location.line}:${location.column}: ${text}` : (text ?? error.message);
  process.stderr.write(`repstream: the code is not built: ${why}\n`);
  process.exit(1);
}

/** Every file that may be built, by its path from the root with slashes; always in the same order. */
function readSources() {
  const within = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(({ name }) => BUILDABLE.test(name))
      .map(({ parentPath, name }) => slashed(relative(root, join(parentPath, name)))),
  );
  return new Map([...HOW, ...within.sort()].map((path) => [path, readFileSync(join(root, path))]));
}

const slashed = (path) => path.split(sep).join('/');

function folderOf(texts) {
  const hash = createHash('sha256');
  for (const [path, text] of texts) hash.update(`${path}\0${text.length}\0`).update(text);
  return join(BUILDS, hash.digest('hex').slice(0, 16));
}

/** Builds of the texts as they were read, whatever the files hold by now; whole or not at all, and several may do so at once. */
async function build(texts, folder) {
  const { build, stop } = await import('esbuild');
  const making = `${folder}-${randomUUID()}`;
  const fromBuild = slashed(relative(folder, root));
  const packages = Object.keys(JSON.parse(texts.get('package.json')).dependencies);
  const asRead = {
    name: 'as-read',
    setup(on) {
      on.onLoad({ filter: BUILDABLE }, ({ path }) => {
        const source = slashed(relative(root, path));
        if (/(^|\/)node_modules\//.test(source)) return undefined;
        const text = texts.get(source)?.toString();
        if (text === undefined) return { errors: [{ text: `${source} is in none of the folders that are built` }] };
        // A file beside a source is looked for beside the source.
        const place = `new URL('${fromBuild}/${source}', import.meta.url).href`;
        return { loader: 'default', contents: text.replaceAll(/\bimport\.meta\.url\b/g, place) };
      });
    },
  };
  try {
    await build({
      absWorkingDir: root,
      entryPoints: Object.entries(ENTRIES).map(([name, path]) => ({ in: path, out: name })),
      outdir: making,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      external: packages.filter((name) => !BUILT_IN.includes(name)),
      sourcemap: 'linked',
      sourcesContent: false,
      logLevel: 'silent',
      plugins: [asRead],
    });
    const { presentCode } = await import(pathToFileURL(join(making, 'code.js')).href);
    const hashes = JSON.stringify(Object.fromEntries(await presentCode()));
    // It reads the files again.
    if (folderOf(readSources()) === folder) writeFileSync(join(making, 'code-hashes.json'), hashes);
    if (!existsSync(folder)) renameSync(making, folder);
    forgetOldBuilds();
  } catch (error) {
    if (!existsSync(folder)) throw error; // else another process was faster
  } finally {
    rmSync(making, { recursive: true, force: true });
    stop();
  }
}

function forgetOldBuilds() {
  const builds = readdirSync(BUILDS).map((name) => join(BUILDS, name));
  const ages = new Map(builds.map((path) => [path, statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0]));
  for (const path of builds.sort((a, b) => ages.get(b) - ages.get(a)).slice(KEPT))
    rmSync(path, { recursive: true, force: true });
}
