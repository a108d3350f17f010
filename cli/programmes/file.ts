/** Programmes as they stand in files. */
import { readFileSync } from 'node:fs';
import { UserError } from '../../deploy/user-error.js';
import type { Fault } from '../../rules/node.js';
import { parseProgramme } from '../../rules/programme/format.js';
import type { Programme } from '../../rules/programme/programme.js';
import type { Written } from '../challenges/apply.js';

/** What is wrong with a file, each with its place in it. */
interface Refused {
  readonly file: string;
  readonly faults: readonly Fault[];
}

/** Reads and checks a file. Throws a UserError where it cannot be read. */
export function readProgramme(file: string): Written<Programme> | Refused {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  const read = parseProgramme(text);
  if ('faults' in read) return { file, faults: read.faults };
  return {
    file,
    id: read.programme.id,
    definition: read.programme,
    placed: (errors) => errors.map(({ path, message }) => ({ path: path.replace(/^\/body/, ''), message })),
  };
}
