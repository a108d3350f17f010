import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Setting, settings } from '../../../deploy/settings.js';

const PAGE = new URL('../../../docs/settings.md', import.meta.url);
const [BEGIN, END] = ['<!-- made from deploy/settings.ts -->\n', '<!-- end -->'];

const cell = (text: string) => text.replaceAll('|', '\\|');
const line = ({ variable, meaning, expected, fallback }: Setting) =>
  `| \`${variable}\` | ${cell(meaning)} | ${cell(expected)} | ${fallback === null ? '–' : `\`${fallback}\``} |\n`;
const table = `| variable | meaning | what it may be | when unset |\n| --- | --- | --- | --- |\n${settings.map(line).join('')}`;

it('the page of settings shows every setting as it is declared (UPDATE_DOCS=1 writes it)', () => {
  const page = readFileSync(PAGE, 'utf8');
  const [before = '', rest = ''] = page.split(BEGIN);
  const [, after = ''] = rest.split(END);
  const right = `${before}${BEGIN}${table}${END}${after}`;
  if (process.env.UPDATE_DOCS) writeFileSync(PAGE, right);
  else expect(page).toBe(right);
});
