/** Which challenges a member has joined, and which of them a change concerns. */
import type { Change } from '../engine/declare.js';
import type { Participation } from '../schemas/generated/participations.js';
import { inOrder } from './enrolment-order.js';
import type { Kept } from './trained.js';

/** What of an enrolment decides when to judge again. */
interface Watched {
  readonly from: number;
  readonly to: number;
  /** What its rule asks of the member besides workouts. */
  readonly uses: readonly string[];
}

/** The challenges that a member is in, by id. */
export type Enrolled = Record<string, Watched>;

/** The scope of the list of them; that of a challenge begins otherwise. */
export const ENROLLED = 'enrolled';
export const challengeScope = (challengeId: string): string => `in|${challengeId}`;

/** What a rule asks for that counts personal bests: everything before may matter. */
export const BESTS = 'personal_bests';
const EVER = Number.MIN_SAFE_INTEGER;
const DAY_MS = 86_400_000;

/** How a member is enrolled in a challenge: once, or once under each id of theirs that joined it. By entity. */
export type Participations = Record<string, Participation>;

/** The one that counts: by which they are in it, or were; null: there is none. */
export const countedOf = (participations: Readonly<Participations>): Participation | null =>
  Object.values(participations).toSorted(inOrder)[0] ?? null;

/** Whether there is something to be judged: of who left, what they did while they were in a team. */
export const isJudged = ({ left, stays }: Participation): boolean => !left || stays.length > 0;

/** The challenge of an entity of the topic. */
export const challengeOf = (entity: string): string => (JSON.parse(entity) as [challengeId: string])[0];

/** What to watch for it. */
export function watchedBy({ joinedAt, judgedBy }: Participation): Watched {
  const { from, to, looksBackDays, uses } = judgedBy;
  const baseline = looksBackDays === 0 ? from : joinedAt - looksBackDays * DAY_MS;
  return { from: uses.includes(BESTS) ? EVER : Math.min(from, baseline), to, uses };
}

/** Scopes of the challenges that workouts count in, before or after they changed. */
export const concernedByWorkouts = (enrolled: Enrolled, changes: readonly Change<Kept>[]): string[] =>
  scopesOf(enrolled, ({ from, to }) =>
    changes.some(({ former, now }) => [former, now].some((one) => one && from <= one.startedAt && one.startedAt < to)),
  );

/** Scopes of the challenges whose rules ask for one of these, at a time that matters to them. */
export const concernedBy = (enrolled: Enrolled, names: ReadonlySet<string>, from: number): string[] =>
  scopesOf(enrolled, ({ to, uses }) => from < to && uses.some((name) => names.has(name)));

const scopesOf = (enrolled: Enrolled, concerns: (watched: Watched) => boolean): string[] =>
  Object.entries(enrolled).flatMap(([challengeId, watched]) =>
    concerns(watched) ? [challengeScope(challengeId)] : [],
  );
