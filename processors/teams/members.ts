/** Who is in a team, or was, and what they gave of its sums. */
import { addShares, noSums, type TeamSums } from '../../rules/team.js';
import type { Contribution, TeamStay } from '../../schemas/generated/contributions.js';
import { teamResults } from '../../schemas/topics.js';

/** A member, as their scope remembers them. */
export interface Member extends Pick<Contribution, 'userId' | 'enrolledFor'> {
  readonly stays: readonly TeamStay[];
}

/** What the members of a team look at: how it came to its end. */
export interface Finish extends Pick<Contribution, 'challengeId' | 'version' | 'teamId'> {
  /** Null: it is not complete for sure. */
  readonly completedAt: number | null;
}

/** Of the member; null: they give nothing any more. */
export const memberOf = (contribution: Contribution | null): Member | null =>
  contribution && {
    userId: contribution.userId,
    enrolledFor: contribution.enrolledFor,
    stays: contribution.stays.map(({ from, until }) => ({ from, until })),
  };

/** The scope of a member; that of the team is ''. */
export const memberScope = ({ userId }: Pick<Contribution, 'userId'>): string => `member|${userId}`;

/** What a team keeps. */
export interface Sums extends TeamSums {
  /** How many of its members came later, less those who were in it and left since; by `condition|span`, where it is not 0. */
  readonly later: Record<string, number>;
}

/** Nobody's. */
export const nothingYet = (): Sums => ({ ...noSums(), later: {} });

/** Adds what somebody gives; `times` −1 takes it away again. */
export function addGift(team: Sums, { isIn, parts }: Pick<Contribution, 'isIn' | 'parts'>, times: 1 | -1 = 1): void {
  addShares(team, parts, times);
  if (!isIn) team.members -= times;
  for (const { condition, span, lacks, later } of parts) {
    const key = `${condition}|${span}`;
    const sum = team.sums[key];
    if (lacks && sum) sum.reached -= times;
    const count = (team.later[key] ?? 0) + (Number(later) - Number(!isIn)) * times;
    if (count === 0) delete team.later[key];
    else team.later[key] = count;
  }
}

/** The sums as they are judged: where nobody was in it then, nothing was done. */
export function judgedOf({ members, sums, later }: Sums): TeamSums {
  if (!Object.values(later).includes(members)) return { members, sums };
  return { members, sums: Object.fromEntries(Object.entries(sums).filter(([key]) => later[key] !== members)) };
}

/** What became of the team for a member: what it did counts for whoever was in it then. */
export function resultOf({ stays, ...member }: Member, { completedAt, ...team }: Finish) {
  const wasIn = (at: number) => stays.length === 0 || stays.some(({ from, until }) => from < at && (until ?? at) >= at);
  const isTheirs = completedAt !== null && wasIn(completedAt);
  return teamResults.of({ ...member, ...team, completedAt: isTheirs ? completedAt : null });
}
