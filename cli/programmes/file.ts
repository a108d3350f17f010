/** Programmes as they stand in files. */
import { readFileSync } from 'node:fs';
import { UserError } from '../../deploy/user-error.js';
import { parseProgramme } from '../../rules/programme/format.js';

/** Reads and checks a file. Throws a UserError where it cannot be read. */
export function readProgramme(file: string): ReturnType<typeof parseProgramme> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  return parseProgramme(text);
}
