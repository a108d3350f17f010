/** Follows a guide word for word, in a checkout of its own. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

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

/** A guide, or several, and the checkout in which it is followed. */
export class Guide {
  readonly text: string;
  readonly checkout = join(mkdtempSync(join(tmpdir(), 'repstream-guide-')), 'checkout');

  /** `paths` from the root: of several, what each says is done one after the other in one checkout, and the same command run once. */
  constructor(...paths: readonly string[]) {
    this.text = paths.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
    // What is built is in no checkout, and may be built anew while it is copied.
    const left = /^(node_modules|\.git|\.repstream|console\/dist)$/;
    cpSync(root, this.checkout, { recursive: true, filter: (file) => !left.test(relative(root, file)) });
    symlinkSync(realpathSync(join(root, 'node_modules')), join(this.checkout, 'node_modules'));
  }

  edit(file: string, change: (text: string) => string): void {
    writeFileSync(join(this.checkout, file), change(this.read(file)));
  }

  read(file: string): string {
    return readFileSync(join(this.checkout, file), 'utf8');
  }

  /** Writes the files and applies the changes that it names. */
  write(): void {
    for (const { file, code } of this.#blocks('ts')) writeFileSync(join(this.checkout, file), code);
    for (const { file, code } of this.#blocks('diff')) this.edit(file, (text) => patched(text, code));
  }

  /** Runs its commands, all at once: none may need what another makes. */
  async run(): Promise<void> {
    const commands = new Set(this.#blocks('sh').flatMap(({ code }) => code.trim().split('\n')));
    await Promise.all([...commands].map((command) => this.#runOne(command)));
  }

  /** The code blocks of a language, each with the file that the text before it names last. */
  #blocks(language: string) {
    const fences = this.text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'));
    return [...fences].map(({ 1: code = '', index }) => ({
      code,
      file: [...this.text.slice(0, index).matchAll(/\*\*([\w/.-]+\.ts)\*\*/g)].at(-1)?.[1] ?? '',
    }));
  }

  async #runOne(command: string): Promise<void> {
    const [program = '', ...parameters] = command.split(' ');
    const env = { ...process.env, VITEST: undefined };
    const done = promisify(execFile)(program, parameters, { cwd: this.checkout, env });
    const outcome = await done.catch((error: { stdout: string; stderr: string }) => error);
    expect('code' in outcome ? `${command}\n${outcome.stdout}${outcome.stderr}` : '').toBe('');
  }
}
