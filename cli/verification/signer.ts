/** What verifications are signed with. */
import { type Signer, signerOf } from '../../api/verification/signing.js';
import type { Settings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import { readVerificationKey } from '../../deploy/verification-key.js';
import { messageOf } from '../../engine/log.js';

/** By the settings; null: there is no key. Throws a UserError for one that cannot sign. */
export async function openSigner({
  verificationKeyFile: file,
}: Pick<Settings, 'verificationKeyFile'>): Promise<Signer | null> {
  if (file === null) return null;
  const key = readVerificationKey(file);
  return signerOf(key).catch((error) => {
    throw new UserError(`VERIFICATION_KEY_FILE: the key in ${file} cannot sign: ${messageOf(error)}`, { cause: error });
  });
}
