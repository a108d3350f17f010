import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../cli/commands.js';
import { pages } from '../../../docs/generate.js';
import { snippet } from '../../../docs/made/snippet.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const all = pages();
const made = all.flatMap(({ is }) => [...is.matchAll(/<!-- made: (.+?) -->/g)].map(([, part]) => part));
/** Files of ours as pages name them, `file` or `file#name`. */
const OURS =
  /(?<![\w./-])((?:api|bench|cli|deploy|domain|engine|processors|schemas|simulator|test)\/[\w./-]+\.(?:ts|mjs|md))(?:#([\w.#]*\w))?/g;
const anchorsIn = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

describe('the documentation', () => {
  it.each(all)('$path shows what is declared and what runs (`npm run docs` writes it)', ({ is, should }) => {
    expect(is).toBe(should);
  });

  it('has every made part on a page', () => {
    expect(made).toEqual(
      expect.arrayContaining([
        'graph',
        'errors',
        'findings',
        'formulas',
        'parking',
        'reasons',
        'settings',
        'topics',
        'views',
      ]),
    );
  });

  it('every link within the repository leads somewhere, headings included', () => {
    for (const { path, is } of all) {
      for (const [, target = ''] of is.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(target)) continue;
        const [file = '', anchor] = target.split('#');
        const found = join(root, file === '' ? path : join(dirname(path), file));
        expect(existsSync(found), `${path} links to ${target}`).toBe(true);
        if (anchor) expect(anchorsIn(readFileSync(found, 'utf8')), `${path} links to ${target}`).toContain(anchor);
      }
    }
  });

  it('names only files that exist, and in them only what they declare', () => {
    const declares = (text: string, name: string) =>
      new RegExp(`(?:function\\*?|class|const|let|interface|type) ${name}\\b`).test(text) ||
      new RegExp(`^ {2}(?:static |async |get |readonly )*\\*?${name}(?:<.+>)?\\(`, 'm').test(text);
    for (const { path, is } of all) {
      for (const [, file = '', names = ''] of is.replaceAll(/<!-- made: .+? -->/g, '').matchAll(OURS)) {
        // In bold: for the reader to write.
        if (is.includes(`**${file}**`)) continue;
        const found = join(root, file);
        expect(existsSync(found), `${path} names ${file}`).toBe(true);
        const text = readFileSync(found, 'utf8');
        for (const name of names.split('.').filter(Boolean))
          expect(declares(text, name), `${path}: ${name} in ${file}`).toBe(true);
      }
    }
  });

  it('takes its figures on the engine from the benchmarks', () => {
    const guide = all.find(({ path }) => path.endsWith('how-the-engine-works.md'))?.is ?? '';
    const results = readFileSync(join(root, 'bench/RESULTS.md'), 'utf8');
    for (const [said, measured] of [
      ['3.6 µs of CPU each', /CPU of the process \| .* \| 3\.6 µs/],
      ['a fold is 0.1 to 0.2', /alone takes 0\.1 to 0\.2 µs/],
      ['22 ms at the median', /p50 \/ p99 \| 22 \//],
    ] as const) {
      expect(guide).toContain(said);
      expect(results).toMatch(measured);
    }
  });

  it('names only tables of the engine that exist', () => {
    const engine = readdirSync(join(root, 'engine'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const sources = engine.map((file) => readFileSync(join(root, 'engine', file), 'utf8')).join('\n');
    for (const { path, is } of all)
      for (const [, name = ''] of is.matchAll(/`engine\.([a-z_]+)`/g))
        expect(sources.includes(`create table if not exists engine.${name} (`), `${path}: engine.${name}`).toBe(true);
  });

  it('names only commands that exist', () => {
    const known: string[] = commands.map(({ name }) => name);
    for (const { path, is } of all)
      for (const [, name = ''] of is.matchAll(/npx repstream ([a-z][a-z-]*)/g))
        expect(known, `${path}: repstream ${name}`).toContain(name);
  });

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    for (const { path, is } of all)
      for (const [, name = ''] of is.matchAll(/npm run ([a-z]+)/g))
        expect(Object.keys(scripts), `${path}: npm run ${name}`).toContain(name);
  });

  it('a snippet is the whole declaration and nothing after it', () => {
    expect(snippet('schemas/sources.ts#ticks')).toMatch(
      /^From `schemas\/sources.ts`:\n\n```ts\nexport const ticks = source\('ticks', \{\n[\s\S]*\n\}\);\n```$/,
    );
    expect(() => snippet('schemas/sources.ts#nothing')).toThrow('exports no nothing');
  });
});
