/** The key that verifications are signed with: an Ed25519 key as a JSON Web Key (RFC 8037) in a file. */
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { UserError } from './user-error.js';

/** Writes a new one, which nobody but its owner can read; of one that is there nothing changes. Tells whether it wrote it. */
export function writeVerificationKey(file: string): boolean {
  if (existsSync(file)) return false;
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, `${JSON.stringify(privateKey.export({ format: 'jwk' }))}\n`, { mode: 0o600, flag: 'wx' });
  return true;
}

/** The key in a file. */
export function readVerificationKey(file: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  } catch (error) {
    throw new UserError(
      `VERIFICATION_KEY_FILE: there is no JSON Web Key in ${file}; \`repstream verification key ${file}\` makes one`,
      { cause: error },
    );
  }
}
