/**
 * The code of a processor as one number: its module with all it imports of ours, bundled, without comments, types and line breaks, and with
 * the schemas of the topics it names. What the engine does is not part of it. Names of locals are: no bundler shortens them by the code alone.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import * as language from '../engine/declare.js';

/** Same code, same text, as long as this and the bundler's version (exact in package.json) stay. */
const SETTINGS = { format: 'esm', platform: 'node', target: 'esnext', legalComments: 'none' } as const;

/** SHA-256 by processor; `modules`: the file of each, from the folder. */
export async function codeHashes(folder: URL, modules: Readonly<Record<string, string>>): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    ...SETTINGS,
    entryPoints: Object.entries(modules).map(([name, path]) => ({
      in: fileURLToPath(new URL(path, folder)),
      out: name,
    })),
    outdir: '/',
    bundle: true,
    write: false,
    treeShaking: true,
    minifyWhitespace: true,
    packages: 'external',
    logLevel: 'silent',
    plugins: [declarations],
  });
  return new Map(
    Object.keys(modules).map((name): [string, string] => {
      const bundle = outputFiles.find(({ path }) => path === `/${name}.js`);
      if (!bundle) throw new Error(`the code of ${name} was not bundled`);
      return [name, createHash('sha256').update(bundle.text).digest('hex')];
    }),
  );
}

/**
 * Topics and views that a processor does not use are no part of its code, although they stand in one file with those that it does. For that
 * the bundler must know that declaring something has no effect, and neither has loading a file. What is bundled here is never run.
 */
const declarations: Plugin = {
  name: 'declarations',
  setup(on) {
    on.onResolve({ filter: /\/engine\/declare\.js$/ }, () => ({
      path: 'engine/declare',
      external: true,
      sideEffects: false,
    }));
    on.onResolve({ filter: /^\.{1,2}\// }, async ({ path, resolveDir, kind, pluginData }) => {
      if (pluginData === RESOLVED) return undefined;
      const found = await on.resolve(path, { resolveDir, kind, pluginData: RESOLVED });
      return found.errors.length > 0 ? { errors: found.errors } : { path: found.path, sideEffects: false };
    });
    on.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = (await readFile(path, 'utf8')).replaceAll(DECLARING, '/* @__PURE__ */ $&');
      return { loader: 'ts', contents: await withSchemas(text, dirname(path)) };
    });
  },
};

const RESOLVED = Symbol('resolved');
/** Calls that declare: those of the declaration language, and the reading of a schema. */
const DECLARING = new RegExp(`(?<![\\w.])(${[...Object.keys(language), 'avro'].join('|')})(?=[<(])`, 'g');
/** The reading of a schema, by the name of its file. */
const SCHEMA = /\bavro(?:<\w+>)?\('([\w-]+)'\)/g;

/** The text, with what stands in the schemas in the place of their names. */
async function withSchemas(text: string, folder: string): Promise<string> {
  const named = new Map<string, string>();
  for (const [, name = ''] of text.matchAll(SCHEMA)) {
    const schema = JSON.parse(await readFile(join(folder, `${name}.avsc`), 'utf8'), withoutDoc);
    named.set(name, `avro(${JSON.stringify(schema)})`);
  }
  return text.replaceAll(SCHEMA, (call, name: string) => named.get(name) ?? call);
}

const withoutDoc = (name: string, value: unknown) => (name === 'doc' ? undefined : value);
