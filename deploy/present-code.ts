/** The code of this Repstream, so that builds of views can be told apart by what made them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules } from '../processors/modules.js';
import { codeHashes } from './code-hash.js';

/** Where a build keeps what was found when it was made: beside its code. Beside the sources there is none. */
const KEPT = join(import.meta.dirname, 'code-hashes.json');

/** SHA-256 of the code of every processor, by name: as it runs here if this is a build (deploy/built.mjs), else as it is written now. */
export async function presentCode(): Promise<Map<string, string>> {
  if (existsSync(KEPT)) return new Map(Object.entries(JSON.parse(readFileSync(KEPT, 'utf8'))));
  return codeHashes(new URL('../processors/', import.meta.url), modules);
}
