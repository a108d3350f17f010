/** Pieces of real files in the docs, so that what a page shows is what runs. */
import { readFileSync } from 'node:fs';
import { fenced } from './markdown.js';

const LANGUAGES: Readonly<Record<string, string>> = { ts: 'ts', py: 'python', sh: 'sh', json: 'json', avsc: 'json' };

/** The file at `path` (from the root), or of it the declaration that `path#name` exports (`default` for the default one). */
export function snippet(reference: string): string {
  const [path = '', name] = reference.split('#');
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const language = LANGUAGES[path.replace(/^.*\./, '')] ?? '';
  return `From \`${path}\`:\n\n${fenced(language, name === undefined ? text : declarationIn(text, name, path))}`;
}

function declarationIn(text: string, name: string, path: string): string {
  const lines = text.split('\n');
  const opening =
    name === 'default' ? /^export default\b/ : new RegExp(`^export (const|function|interface) ${name}\\b`);
  const first = lines.findIndex((line) => opening.test(line));
  if (first < 0) throw new Error(`${path} exports no ${name}`);
  // A declaration ends with the first line from its own column on that closes it.
  const length = lines.slice(first).findIndex((line) => /^\S.*[;}]$|^[})\]]+;?$/.test(line)) + 1;
  return lines.slice(first, first + length).join('\n');
}
