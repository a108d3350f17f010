/** Programmes as text. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../canonical.js';
import type { Fault } from '../node.js';
import { readJson } from '../read-json.js';
import { checkProgramme } from './check.js';
import type { Programme } from './programme.js';

/** A programme from its text, or all that is wrong with it. */
export function parseProgramme(
  text: string,
): { readonly programme: Programme } | { readonly faults: readonly Fault[] } {
  const read = readJson(text);
  if ('faults' in read) return read;
  const faults = checkProgramme(read.stored);
  return faults.length > 0 ? { faults } : { programme: read.stored as Programme };
}

/** The one text of a programme: two are the same if and only if their texts are. */
export const formatProgramme = (programme: Programme): string => canonical(programme);

/** SHA-256 of that text, 64 hex digits. */
export const hashProgramme = (programme: Programme): string =>
  bytesToHex(sha256(utf8ToBytes(formatProgramme(programme))));
