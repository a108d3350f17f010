import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'programmes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const check = (...parameters: string[]) =>
  promisify(execFile)(process.execPath, [`${root}cli/repstream.mjs`, 'programmes', 'check', ...parameters]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );

describe('R53: a programme in a file', () => {
  it('is told in English, with a hash as JSON', async () => {
    const gallery = `${root}rules/programme/gallery/gentle-knee.json`;
    const { code, stdout } = await check(gallery, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([
      {
        id: 'gentle-knee',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        words: expect.arrayContaining(['Stop at once: pain in the knee over 3 of 10.']),
      },
    ]);
  });

  it('that is none is told so at its places, and one that is not there in one line', async () => {
    const file = join(folder, 'bad.json');
    writeFileSync(file, '{"schema":1,"prize":7}');
    const bad = await check(file);
    expect(bad.code).toBe(1);
    expect(bad.stdout).toContain(`${file}: /prize is not known\n`);
    expect(bad.stdout).toContain(`${file}: /blocks is required\n`);
    const none = await check(join(folder, 'none.json'));
    expect(none.code).toBe(1);
    expect(none.stderr).toMatch(/^repstream: .*none\.json cannot be read: .*\n$/);
  });
});
