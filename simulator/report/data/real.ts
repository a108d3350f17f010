/** The sessions of real recordings, through the importers: what they make of a file is what the platform would get. */
import { importFile } from '../../importers/files.js';
import type { Format } from '../../importers/identify.js';
import type { ImportedEvent } from '../../importers/outcome.js';
import { figuresOf, type SessionFigures } from './figures.js';
import { grouped } from './grouped.js';

/** A file as it was read. */
export interface RealFile {
  readonly file: string;
  readonly format: Format | null;
  /** Why nothing of it came in; null: it was read. */
  readonly error: string | null;
  readonly sessions: readonly SessionFigures[];
}

/** People type their sets into these: times within a workout are made up by the importer. */
const TYPED: ReadonlySet<Format | null> = new Set<Format | null>(['strong', 'hevy']);

/** Reads a file. Nobody says whose it is: each file counts as one member. */
export async function realFile(file: string, weightUnit: 'kg' | 'lb'): Promise<RealFile> {
  const imported: ImportedEvent[] = [];
  const read = await importFile(
    file,
    // No file lies in the future, and no clock of a wall decides a figure.
    { userId: file, equipmentId: null, now: Number.POSITIVE_INFINITY, weightUnit, timeZone: 'UTC' },
    async (topic, events) => {
      if (topic === 'telemetry') for (const event of events) imported.push(event);
    },
  );
  const telemetry = imported.flatMap((event) => (event.topic === 'telemetry' ? [event.value] : []));
  const source = { exerciseId: null, timed: !TYPED.has(read.format) };
  const figures = [...grouped(telemetry, ({ sessionId }) => sessionId).values()].flatMap(
    (events) => figuresOf(events, source) ?? [],
  );
  return { file, format: read.format, error: read.error, sessions: figures };
}
