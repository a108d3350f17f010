/** Who did what a programme requires of them, as the view has it, with names and a word for how it stands. */

import type { Conflict } from '../../rules/programme/override.js';
import type { Override } from '../../rules/programme/patch.js';
import type { Database } from '../database.js';
import type { JsonRow } from '../row-schema.js';

/** How somebody stands: `open` while the programme goes on and not all was done. */
export const statuses = ['met', 'open', 'not_met'] as const;
export type Status = (typeof statuses)[number];

/** So many are told at once, where all are. */
export const MOST_ROWS = 10_000;

/** One person in one programme. */
export interface Verified extends JsonRow {
  readonly programmeId: string;
  readonly version: number;
  readonly userId: string;
  readonly displayName: string | null;
  readonly status: Status;
  readonly joinedAt: string;
  readonly ruleHash: string;
  readonly requiredVisits: number;
  readonly doneVisits: number;
  readonly requiredWeeks: number;
  readonly doneWeeks: number;
  readonly fraction: number;
  readonly standardMet: boolean;
  readonly metAt: string | null;
  readonly evidence: readonly string[];
  readonly entered: number;
  readonly withGaps: number;
  readonly flagged: number;
  readonly exceptions: readonly Override[];
  readonly changes: readonly Override[];
  readonly conflicts: readonly Conflict[];
}

/** Whose rows are asked for. */
export interface Asked {
  readonly programmeId?: string | undefined;
  readonly userId?: string | undefined;
  readonly group?: string | undefined;
  readonly trainer?: string | undefined;
  readonly status?: Status | undefined;
  /** Members of these home gyms only; empty: of all. */
  readonly gyms?: readonly string[];
}

const STATUS = `case when v.standard_met then 'met' when v.ends_at > now() then 'open' else 'not_met' end`;

/** The rows of these people, to be ordered and limited by who asks. */
export const verified = (db: Database, { programmeId, userId, group, trainer, status, gyms = [] }: Asked) =>
  db('programme_verification as v')
    .leftJoin('members as m', 'm.user_id', 'v.user_id')
    .modify((q) => programmeId !== undefined && q.where('v.programme_id', programmeId))
    .modify((q) => userId !== undefined && q.where('v.user_id', userId))
    .modify((q) => group !== undefined && q.whereRaw('? = any(m.groups)', [group]))
    .modify((q) => trainer !== undefined && q.whereRaw('? = any(m.trainers)', [trainer]))
    .modify((q) => gyms.length > 0 && q.whereIn('m.home_gym_id', gyms))
    .modify((q) => status !== undefined && q.whereRaw(`${STATUS} = ?`, [status]))
    .select('v.*', 'm.display_name', db.raw(`${STATUS} as status`));
