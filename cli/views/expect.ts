/** `--expect`: what a compare may find, as it is written on the command line. */
import { InvalidArgumentError } from 'commander';
import type { Expectations } from '../../engine/lineages/expectations.js';

const KINDS = { changed: 'changed', 'only-new': 'onlyNew', 'only-old': 'onlyOld' } as const;

/** Nothing may differ. */
export const NOTHING_EXPECTED: Expectations = { changed: [], onlyNew: [], onlyOld: [] };

/** Adds what one option declares, `changed=calories,met` or `only-new=view`, to what earlier ones did. */
export function expecting(text: string, earlier: Expectations = NOTHING_EXPECTED): Expectations {
  const [kind = '', list = '', ...rest] = text.split('=');
  const names = list.split(',').map((name) => name.trim());
  if (!isKind(kind) || rest.length > 0 || names.some((name) => !NAME.test(name)))
    throw new InvalidArgumentError(
      'Expected changed=COLUMN,…, only-new=VIEW,… or only-old=VIEW,…, with names as in SQL.',
    );
  const field = KINDS[kind];
  return { ...earlier, [field]: [...new Set([...earlier[field], ...names])] };
}

/** A column, a view's column, or a view. */
const NAME = /^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/;
const isKind = (text: string): text is keyof typeof KINDS => Object.hasOwn(KINDS, text);
