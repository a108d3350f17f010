import { modules } from '../processors/modules.js';
import { codeHashes } from './code-hash.js';

/** SHA-256 of the code of every processor as it is written here now, by name. */
export const presentCode = (): Promise<Map<string, string>> =>
  codeHashes(new URL('../processors/', import.meta.url), modules);
