/** Secrets go by file: an argument would stand in the shell's history, and an output on somebody's screen. */
import { readFileSync, writeFileSync } from 'node:fs';
import { UserError } from '../../deploy/user-error.js';
import { newSecret, secretRefusal } from '../../webhooks/signature.js';

/** The secret in a file; where there is no such file, a new one is made and written there, for its owner alone. */
export function secretIn(file: string): string {
  let secret: string;
  try {
    secret = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unusable(file, error);
    secret = newSecret();
    try {
      writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
    } catch (failure) {
      throw unusable(file, failure);
    }
  }
  const refusal = secretRefusal(secret);
  if (refusal)
    throw new UserError(`${file} holds no secret: ${refusal}; name a file that does not exist to have one made`);
  return secret;
}

const unusable = (file: string, cause: unknown) =>
  new UserError(`${file} cannot be read or written: ${(cause as Error).message}`, { cause });
