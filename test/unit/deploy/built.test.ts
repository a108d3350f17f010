import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { codeHashes } from '../../../deploy/code-hash.js';
import { modules } from '../../../processors/modules.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const checkout = mkdtempSync(join(tmpdir(), 'repstream-built-'));
const NOT_COPIED = /^(node_modules|\.git|\.repstream|console|clients|docs|bench|test)$/;
for (const name of readdirSync(root))
  if (!NOT_COPIED.test(name)) cpSync(join(root, name), join(checkout, name), { recursive: true });
symlinkSync(realpathSync(join(root, 'node_modules')), join(checkout, 'node_modules'));
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

const repstream = (...parameters: string[]) =>
  promisify(execFile)(process.execPath, [join(checkout, 'cli/repstream.mjs'), ...parameters]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );

const BUILDS = join(checkout, '.repstream/built');
const LIST = join(checkout, 'cli/commands.ts');
const GRAPH = join(checkout, 'cli/commands/graph.ts');
const [list, graph] = [LIST, GRAPH].map((file) => readFileSync(file, 'utf8')) as [string, string];
const described = (text: string) => list.replace("'print the dataflow'", `'${text}'`);

describe('the command line out of its build', () => {
  beforeEach(() => {
    writeFileSync(LIST, list);
    writeFileSync(GRAPH, graph);
  });

  it('runs what is written now, also what was written before', async () => {
    expect((await repstream('--help')).stdout).toMatch(/graph +print the dataflow/);
    // As a checkout or a copy may leave it: other text, as long, and older than any build.
    writeFileSync(LIST, described('paint the dataflow'));
    utimesSync(LIST, 0, 0);
    expect((await repstream('--help')).stdout).toMatch(/graph +paint the dataflow/);
    writeFileSync(LIST, list);
    utimesSync(LIST, 0, 0);
    expect((await repstream('--help')).stdout).toMatch(/graph +print the dataflow/);
  });

  it('is built once, and nothing is written where it is', async () => {
    await repstream('--help');
    const before = readdirSync(BUILDS).map((name) => [name, statSync(join(BUILDS, name)).ctimeMs]);
    expect(await repstream('topics', 'apply', '--help')).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(BUILDS).map((name) => [name, statSync(join(BUILDS, name)).ctimeMs])).toEqual(before);
  });

  it('is built whole by several that start at once', async () => {
    await repstream('--help');
    const before = readdirSync(BUILDS).length;
    writeFileSync(LIST, described('all at once'));
    const starts = await Promise.all(Array.from({ length: 3 }, () => repstream('--help')));
    for (const { code, stdout, stderr } of starts) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/graph +all at once/);
    }
    expect(readdirSync(BUILDS)).toHaveLength(before + 1);
  });

  it('keeps only the last builds', async () => {
    await repstream('--help');
    for (let age = 1; age <= 10; age++) {
      const old = join(BUILDS, `old-${age}`);
      mkdirSync(old);
      utimesSync(old, age, age);
    }
    writeFileSync(LIST, described('the newest'));
    expect((await repstream('--help')).stdout).toMatch(/graph +the newest/);
    expect(readdirSync(BUILDS)).toHaveLength(8);
    expect(readdirSync(BUILDS)).toContain('old-10');
    expect(readdirSync(BUILDS)).not.toContain('old-1');
  });

  it('knows the code of every processor as its sources have it', async () => {
    const file = join(checkout, 'schemas/users.avsc');
    const schema = readFileSync(file, 'utf8');
    writeFileSync(file, schema.replace('"displayName"', '"displayedName"'));
    onTestFinished(() => writeFileSync(file, schema));
    const hashes = await codeHashes(pathToFileURL(join(checkout, 'processors/')), modules);
    const before = new Set(readdirSync(BUILDS));
    await repstream('--version');
    const [made = ''] = readdirSync(BUILDS).filter((name) => !before.has(name));
    const { presentCode } = (await import(join(BUILDS, made, 'code.js'))) as {
      presentCode(): Promise<Map<string, string>>;
    };
    expect(await presentCode()).toEqual(hashes);
    rmSync(file); // what runs is what was built
    expect(await presentCode()).toEqual(hashes);
  });

  it('tells a bug of ours by the line on which it is written', async () => {
    const line = graph.split('\n').findIndex((text) => text.includes('const stages')) + 1;
    writeFileSync(GRAPH, graph.replace('const stages', "throw new TypeError('no gym'); const stages"));
    const { code, stderr } = await repstream('graph');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^TypeError: no gym\n/);
    expect(stderr).toContain(`${realpathSync(GRAPH)}:${line}:`);
  });

  it('says in one line where it cannot be built', async () => {
    writeFileSync(GRAPH, `${graph}\nconst = 1;\n`);
    const { code, stdout, stderr } = await repstream('--help');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const line = graph.split('\n').length + 1;
    expect(stderr).toMatch(
      new RegExp(`^repstream: the code is not built: .*cli/commands/graph\\.ts:${line}:\\d+: .*\\n$`),
    );
  });
});
