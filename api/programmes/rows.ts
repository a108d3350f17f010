/** Programmes as the view has them: every version is a row. */
import { exerciseCatalogue } from '../../domain/exercises.js';
import { formatProgramme } from '../../rules/programme/format.js';
import type { Programme } from '../../rules/programme/programme.js';
import { programmeWords } from '../../rules/programme/words.js';
import type { Programme as Version } from '../../schemas/generated/programmes.js';
import type { Database } from '../database.js';
import { entityTag } from '../freshness.js';
import { Problem } from '../problem.js';
import type { JsonRow } from '../row-schema.js';

/** One version. */
export interface ProgrammeRow extends JsonRow, Omit<Version, 'programme' | 'from' | 'to' | 'by' | 'at'> {
  readonly programme: Programme;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly writtenBy: string;
  readonly writtenAt: string;
}

/** This version; the last one where none is asked for. Null: there is none. */
export async function findProgramme(db: Database, id: string, version?: number): Promise<ProgrammeRow | null> {
  const row = await db('programmes')
    .where('programme_id', id)
    .modify((q) => version !== undefined && q.where('version', version))
    .orderBy('version', 'desc')
    .first<ProgrammeRow | undefined>();
  return row ?? null;
}

/** All versions, by number. */
export async function versionsOf(db: Database, id: string | null): Promise<ReadonlyMap<number, Programme>> {
  const rows: Pick<ProgrammeRow, 'version' | 'programme'>[] = await db('programmes')
    .where('programme_id', id)
    .select('version', 'programme');
  return new Map(rows.map(({ version, programme }) => [version, programme]));
}

/** A row with what the programme asks for in sentences. */
export const withSentences = <Row extends Pick<ProgrammeRow, 'programme'>>(row: Row) => ({
  ...row,
  sentences: programmeWords(row.programme, nameOf),
});

/** What people call an exercise, within a sentence. */
export const nameOf = (id: string) =>
  exerciseCatalogue.find(({ exerciseId }) => exerciseId === id)?.name.toLowerCase() ?? id;

/** The record that a row shows. */
export const recordOf = (row: ProgrammeRow): Version => ({
  programmeId: row.programmeId,
  version: row.version,
  title: row.title,
  programme: formatProgramme(row.programme),
  from: Date.parse(row.startsAt),
  to: Date.parse(row.endsAt),
  gyms: row.gyms,
  groups: row.groups,
  withdrawn: row.withdrawn,
  by: row.writtenBy,
  at: Date.parse(row.writtenAt),
});

/** The ETag of a version: a version never changes. */
export const programmeTag = ({ programmeId, version }: Pick<Version, 'programmeId' | 'version'>): string =>
  entityTag(`programme ${programmeId} ${version}`);

/** The 404 of a programme, or of a version of it. */
export const noSuchProgramme = () => new Problem('not-found', 'There is no such programme, or no such version of it.');
