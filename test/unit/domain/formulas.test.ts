import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Declared } from '../../../domain/formula.js';
import { formulas } from '../../../domain/formulas.js';

const root = new URL('../../../domain/', import.meta.url);
const all = Object.values(formulas).flat();

/** What the files of domain/ declare: every export that has an id, a version and a source, or lists of them. */
async function declared(): Promise<Declared[]> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const modules = await Promise.all(
    paths
      .filter((path) => path !== 'formulas.ts')
      .map((path): Promise<Record<string, unknown>> => import(new URL(path, root).href)),
  );
  return modules.flatMap(Object.values).filter(isDeclared);
}

const isDeclared = (value: unknown): value is Declared =>
  typeof value === 'object' && value !== null && 'id' in value && 'version' in value && 'source' in value;

describe('the list of formulas', () => {
  it('has every formula, table and scale that domain/ declares', async () => {
    const names = (some: readonly Declared[]) => [...new Set(some.map(({ id }) => id))].sort();
    expect(names(all)).toEqual(names(await declared()));
  });

  it('names each once, and says of each its unit, range and source', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, version, gives, unit, range, source } of all) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(version).toBeGreaterThan(0);
      expect(Math.min(gives.length, unit.length, range.length, source.length), id).toBeGreaterThan(0);
    }
  });
});
