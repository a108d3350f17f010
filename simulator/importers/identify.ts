/** What a file is, by its content; names lie. */
import { headerOf } from './csv.js';
import { HEVY_COLUMNS } from './hevy.js';
import { UnreadableFile } from './outcome.js';
import { STRONG_COLUMNS } from './strong.js';

export type Format = 'fit' | 'tcx' | 'strong' | 'hevy';

const MEGABYTE = 1_000_000;
/** Decoded, a file takes ten to thirty times its size in memory. A day at one record a second is about 3 MB FIT or 30 MB TCX. */
const LARGEST: Readonly<Record<Format, number>> = {
  fit: 16 * MEGABYTE,
  tcx: 64 * MEGABYTE,
  strong: 16 * MEGABYTE,
  hevy: 16 * MEGABYTE,
};
/** No format takes more: larger files need not even be read. */
export const LARGEST_FILE = Math.max(...Object.values(LARGEST));

/** The format of a file; throws UnreadableFile for none of ours, for archives, and for what is too large. */
export function identify(bytes: Uint8Array): Format {
  const format = formatOf(bytes);
  if (bytes.length > LARGEST[format]) throw tooLarge(bytes.length, LARGEST[format]);
  return format;
}

/** Why a file of this many bytes is not read. */
export const tooLarge = (bytes: number, most = LARGEST_FILE): UnreadableFile =>
  new UnreadableFile(`${Math.ceil(bytes / MEGABYTE)} MB is too large (at most ${most / MEGABYTE} MB); split it`);

function formatOf(bytes: Uint8Array): Format {
  if (bytes.length === 0) throw new UnreadableFile('the file is empty');
  const latin = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (latin.slice(8, 12) === '.FIT') return 'fit';
  if (latin.startsWith('PK') || latin.startsWith('\x1f\x8b')) {
    throw new UnreadableFile('the file is compressed: unpack it and import what is inside');
  }
  const start = new TextDecoder().decode(bytes.subarray(0, 64_000));
  if (start.trimStart().startsWith('<')) {
    if (start.includes('<TrainingCenterDatabase') || start.includes(':TrainingCenterDatabase')) return 'tcx';
    throw new UnreadableFile('an XML file, but not TCX (expected the element TrainingCenterDatabase)');
  }
  if (start.includes('\0')) throw new UnreadableFile('not a FIT file, and no text either');
  const header = headerOf(start);
  if (STRONG_COLUMNS.every((column) => header.includes(column))) return 'strong';
  if (HEVY_COLUMNS.every((column) => header.includes(column))) return 'hevy';
  throw new UnreadableFile(
    `none of FIT, TCX, Strong CSV (columns ${STRONG_COLUMNS.join(', ')}, …) and Hevy CSV (${HEVY_COLUMNS.join(', ')}, …); ` +
      `its first line is: ${JSON.stringify((start.split(/\r?\n/, 1)[0] ?? '').slice(0, 80))}`,
  );
}
