/** A file of any known format as outcomes. */
import { fit } from './fit.js';
import { hevy } from './hevy.js';
import { type Format, identify } from './identify.js';
import type { ImportOptions, Outcome } from './outcome.js';
import { strong } from './strong.js';
import { tcx } from './tcx.js';

const IMPORTERS: Readonly<Record<Format, (bytes: Uint8Array, options: ImportOptions) => Iterable<Outcome>>> = {
  fit,
  tcx: (bytes, options) => tcx(text(bytes), options),
  strong: (bytes, options) => strong(text(bytes), options),
  hevy: (bytes, options) => hevy(text(bytes), options),
};

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/**
 * What a file holds, in its order and made as it is asked for. Pure: the same bytes and options give the same outcomes, and ids
 * and sequences depend on the content only. Throws UnreadableFile, at once or on the way, when the file as a whole is no good.
 */
export const outcomesOf = (
  bytes: Uint8Array,
  options: ImportOptions,
): { format: Format; outcomes: Iterable<Outcome> } => {
  const format = identify(bytes);
  return { format, outcomes: IMPORTERS[format](bytes, options) };
};
