/** docs/guides/add-a-metric.md, word for word, in a checkout of its own. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'repstream-metric-'));
const checkout = join(folder, 'checkout');
const guide = readFileSync(join(root, 'docs/guides/add-a-metric.md'), 'utf8');

/** The code blocks of a language, each with the file that the text before it names last. */
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(({ 1: code = '', index }) => ({
    code,
    file: [...guide.slice(0, index).matchAll(/\*\*([\w/.-]+\.ts)\*\*/g)].at(-1)?.[1] ?? '',
  }));

/** The text with each hunk applied: lines that stay and lines that go must stand in it as the hunk has them. */
function patched(text: string, diff: string): string {
  return diff.split(/^@@$\n?/m).reduce((before, hunk) => {
    const lines = hunk.split('\n').filter((line) => line !== '');
    const of = (signs: string) =>
      lines.flatMap((line) => (signs.includes(line[0] ?? '') ? [`${line.slice(1)}\n`] : [])).join('');
    expect(before).toContain(of(' -'));
    return before.replace(of(' -'), of(' +'));
  }, text);
}

const run = async (command: string) => {
  const [program = '', ...parameters] = command.split(' ');
  const done = promisify(execFile)(program, parameters, { cwd: checkout, env: { ...process.env, VITEST: undefined } });
  const outcome = await done.catch((error: { stdout: string; stderr: string }) => error);
  expect('code' in outcome ? `${command}\n${outcome.stdout}${outcome.stderr}` : '').toBe('');
};

describe('adding a metric, as the guide tells it', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('makes a metric that is right, lints, has the right types and stands in the reference', async () => {
    const left = /^(node_modules|\.git|\.repstream)$/;
    cpSync(root, checkout, { recursive: true, filter: (path) => !left.test(relative(root, path)) });
    symlinkSync(realpathSync(join(root, 'node_modules')), join(checkout, 'node_modules'));
    const edit = (file: string, change: (text: string) => string) =>
      writeFileSync(join(checkout, file), change(readFileSync(join(checkout, file), 'utf8')));

    for (const { file, code } of blocks('ts')) writeFileSync(join(checkout, file), code);
    for (const { file, code } of blocks('diff')) edit(file, (text) => patched(text, code));
    expect(guide).toContain('Raise `version` in `processors/metrics/processor.ts` by one');
    edit('processors/metrics/processor.ts', (text) => text.replace(/version: (\d+)/, (_, n) => `version: ${+n + 1}`));

    const commands = blocks('sh').flatMap(({ code }) => code.trim().split('\n'));
    // None needs what another makes.
    await Promise.all(commands.map(run));
    expect(readFileSync(join(checkout, 'docs/reference/metrics.md'), 'utf8')).toContain('`longest_distance`');
  }, 180_000);
});
