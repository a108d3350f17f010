/** What the API would refuse, told by the options of a command. */
import { Problem } from '../../api/problem.js';
import { UserError } from '../../deploy/user-error.js';

/** Throws a UserError that names the option for each field of the body: `--run-seconds` for `/body/runSeconds`. */
export function refused(error: unknown): never {
  if (!(error instanceof Problem) || !error.errors) throw error;
  const told = error.errors.map(({ path, message }) => `${optionOf(path)} ${message}`);
  throw new UserError(told.join('; '), { cause: error });
}

const optionOf = (path: string) => {
  const [, where, name = ''] = path.split('/');
  return where === 'body' && name !== '' ? `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}` : path;
};
