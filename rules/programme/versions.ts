/** The weeks of a member who was moved between versions of a programme: what had begun stays as it was told. */
import type { Programme } from './programme.js';
import { beginOf, calendarOf, type Week, weeksOf } from './weeks.js';

/** A version by which a member trained until they were moved to another. */
export interface Formerly {
  readonly programme: Programme;
  /** When that was, ms since the epoch: weeks that had begun by then stay. */
  readonly until: number;
}

/** A week, and the version that asks for it. */
export interface ToldWeek {
  readonly week: Week;
  readonly programme: Programme;
}

/** Whether weeks of one version are those of the other: they begin on the same day, by the same clock. */
export const isAligned = (
  one: Pick<Programme, 'from' | 'timeZone'>,
  other: Pick<Programme, 'from' | 'timeZone'>,
): boolean => one.from === other.from && one.timeZone === other.timeZone;

/**
 * The weeks of the present version, but of those that began under a former one what that one asks, as far as it has such a week. Versions
 * whose weeks are others told nothing that could stay. `formerly`: the first first.
 */
export function toldWeeks(programme: Programme, formerly: readonly Formerly[]): ToldWeek[] {
  const calendar = calendarOf(programme);
  const told = formerly
    .filter((former) => isAligned(former.programme, programme))
    .map(({ until, ...former }) => ({ ...former, until, weeks: weeksOf(former.programme) }));
  return weeksOf(programme).map((week, i) => {
    const begin = beginOf(calendar, week.from);
    const former = told.find(({ until }) => begin <= until);
    const was = former?.weeks[i];
    return former && was ? { week: was, programme: former.programme } : { week, programme };
  });
}
