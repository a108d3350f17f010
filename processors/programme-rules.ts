/** Programmes as processors make plans of them. */
import { parseProgramme } from '../rules/programme/format.js';
import type { Programme } from '../rules/programme/programme.js';
import type { Programme as Stored } from '../schemas/generated/programmes.js';

/** Entries of the table never change, and every plan asks for one. */
const parsed = new WeakMap<Stored, Programme | null>();

/** The programme of an entry; null: it is none, and no plan is made of it. The API writes no such, but whoever writes to the topic may. */
export function programmeIn(stored: Stored): Programme | null {
  const known = parsed.get(stored);
  if (known !== undefined) return known;
  const read = parseProgramme(stored.programme);
  const programme = 'programme' in read ? read.programme : null;
  parsed.set(stored, programme);
  return programme;
}
