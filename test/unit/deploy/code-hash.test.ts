import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { codeHashes } from '../../../deploy/code-hash.js';
import { processors } from '../../../processors/index.js';
import { modules } from '../../../processors/modules.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Beside the real ones, so that what they import is found. */
const copy = mkdtempSync(join(root, '.repstream-code-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const hashesIn = (folder: string) => codeHashes(pathToFileURL(join(folder, 'processors/')), modules);

/** Hashes of all processors in a copy of which one file was changed. */
async function withChange(file: string, from: string | RegExp, to: string): Promise<Map<string, string>> {
  for (const part of ['processors', 'schemas', 'domain', 'rules', 'engine'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
  return hashesIn(copy);
}

const changedIn = (before: Map<string, string>, now: Map<string, string>) =>
  [...before.keys()].filter((name) => before.get(name) !== now.get(name));

describe('the code hash', () => {
  it('knows where every processor is written', async () => {
    expect(Object.keys(modules).sort()).toEqual(processors.map(({ name }) => name as string).sort());
    for (const { name } of processors) {
      const path = join(root, 'processors', modules[name] ?? '');
      const module = (await import(path)) as Record<string, { name?: string }>;
      expect(Object.values(module).map((exported) => exported.name)).toContain(name);
    }
  });

  it('is the same wherever the code stands', async () => {
    const before = await hashesIn(root);
    expect(changedIn(before, await withChange('processors/index.ts', /^/, '// Elsewhere.\n'))).toEqual([]);
    expect(new Set(before.values()).size).toBe(processors.length);
  });

  it.each([
    ['a comment', 'processors/sessions/ending.ts', /^/, '// A comment.\n'],
    ['a line break', 'processors/sessions/ending.ts', /;\n/, ';\n\n'],
    ['a type', 'processors/sessions/ending.ts', /^/, 'export interface Unused { readonly a: number }\n'],
    ['the description of a schema', 'schemas/sessions.avsc', /"doc": *"/, '"doc": "Indeed: '],
    ['the engine', 'engine/waking.ts', 'WAKE_STEP_MS = 10_000', 'WAKE_STEP_MS = 20_000'],
  ])('does not change with %s', async (_, file, from, to) => {
    expect(changedIn(await hashesIn(root), await withChange(file, from, to))).toEqual([]);
  });

  it.each([
    ['a constant of a fold', 'processors/sessions/ending.ts', /60_000/, '61_000', ['sessions']],
    ['a formula that it imports', 'domain/acsm.ts', /3\.5/, '3.6', ['benchmarks', 'workouts', 'metrics', 'plans']],
    [
      'a topic that it reads',
      'schemas/sources.ts',
      'key: (user) => user.userId',
      'key: (user) => user.userId.toLowerCase()',
      ['benchmarks', 'metrics', 'profiles', 'challenges', 'members'],
    ],
    [
      'the schema of a topic that it reads',
      'schemas/users.avsc',
      '"displayName"',
      '"displayedName"',
      ['benchmarks', 'metrics', 'profiles', 'challenges', 'members'],
    ],
  ])('changes with %s, and only for whom it concerns', async (_, file, from, to, whose) => {
    expect(changedIn(await hashesIn(root), await withChange(file, from, to))).toEqual(whose);
  });
});
