import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../cli/commands.js';
import { pages } from '../../../docs/generate.js';
import { snippet } from '../../../docs/made/snippet.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const all = pages();
const made = all.flatMap(({ is }) => [...is.matchAll(/<!-- made: (.+?) -->/g)].map(([, part]) => part));
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
    expect(snippet('schemas/topics.ts#ticks')).toMatch(
      /^From `schemas\/topics.ts`:\n\n```ts\nexport const ticks = source\('ticks', \{\n[\s\S]*\n\}\);\n```$/,
    );
    expect(() => snippet('schemas/topics.ts#nothing')).toThrow('exports no nothing');
  });
});
