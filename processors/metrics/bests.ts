/** Personal bests of one exercise: of each measure the few best are remembered; should all be taken away, the rest is looked up. */
import type { Change, KeptLookup } from '../../engine/declare.js';
import type { CountedWorkout } from './counted.js';
import { type MeasureName, measures } from './measures.js';
import { personalBests } from './views.js';

/** What a workout did of one measure. */
interface Feat {
  readonly workoutId: string;
  readonly at: number;
  readonly value: number;
}

/** The best of a measure, in order. */
interface Best {
  readonly top: Feat[];
  /** There are or may be others, none of them better. */
  more: boolean;
}

export interface Bests {
  readonly exerciseId: string;
  readonly byMeasure: Partial<Record<MeasureName, Best>>;
}

/** So many are remembered: a best is seldom taken away, and then seldom three times. */
const REMEMBERED = 3;
const EVER = Number.MIN_SAFE_INTEGER;
const FOREVER = Number.MAX_SAFE_INTEGER;

/** The greater value; of equals the earlier, then the smaller id. */
const inOrder = (a: Feat, b: Feat) => b.value - a.value || a.at - b.at || (a.workoutId < b.workoutId ? -1 : 1);

/** What a workout did of a measure, as it changes; null: not any more. */
interface Moved {
  readonly exerciseId: string;
  readonly measure: MeasureName;
  readonly workoutId: string;
  readonly feat: Feat | null;
}

/** What moves as workouts change, by exercise. */
export function featsMovedBy(changes: readonly Change<CountedWorkout>[]): ReadonlyMap<string, readonly Moved[]> {
  const byExercise = new Map<string, Moved[]>();
  for (const moved of changes.flatMap(movedIn)) {
    const known = byExercise.get(moved.exerciseId);
    if (known) known.push(moved);
    else byExercise.set(moved.exerciseId, [moved]);
  }
  return byExercise;
}

/** Moves bests, those of each exercise in its draft. */
export function moveBests(
  byExercise: ReadonlyMap<string, readonly Moved[]>,
  drafts: readonly { bests: Bests | null }[],
  workouts: KeptLookup<CountedWorkout>,
): void {
  [...byExercise].forEach(([exerciseId, moved], i) => {
    const draft = drafts[i];
    if (!draft) return;
    draft.bests ??= { exerciseId, byMeasure: {} };
    moveWithin(draft.bests, moved, workouts);
  });
}

/** What changes as a workout does; what stays the same moves nothing. */
function movedIn({ entity: workoutId, former, now }: Change<CountedWorkout>): Moved[] {
  const exercises = new Set([...Object.keys(former?.feats ?? {}), ...Object.keys(now?.feats ?? {})]);
  return [...exercises].flatMap((exerciseId) => {
    const [was, is] = [former?.feats[exerciseId] ?? {}, now?.feats[exerciseId] ?? {}];
    const names = new Set([...Object.keys(was), ...Object.keys(is)] as MeasureName[]);
    return [...names]
      .filter((measure) => was[measure] !== is[measure] || former?.at !== now?.at)
      .map((measure): Moved => ({ exerciseId, measure, workoutId, feat: featOf(now, exerciseId, measure) }));
  });
}

function featOf(workout: CountedWorkout | null, exerciseId: string, measure: MeasureName): Feat | null {
  const value = workout?.feats[exerciseId]?.[measure];
  return workout && value !== undefined ? { workoutId: workout.workoutId, at: workout.at, value } : null;
}

/** Takes what moved out of the bests of its exercise, puts it where it belongs, and looks up what nobody remembers. */
function moveWithin(bests: Bests, moved: readonly Moved[], workouts: KeptLookup<CountedWorkout>): void {
  for (const { measure, workoutId } of moved) forget(bests, measure, workoutId);
  for (const { measure, feat } of moved) if (feat) remember(bests, measure, feat);
  for (const [measure, best] of Object.entries(bests.byMeasure) as [MeasureName, Best][]) {
    if (!best.more || best.top.length > 0) continue;
    const all = workouts
      .range(EVER, FOREVER)
      .flatMap((workout) => featOf(workout, bests.exerciseId, measure) ?? [])
      .sort(inOrder);
    bests.byMeasure[measure] = { top: all.slice(0, REMEMBERED), more: all.length > REMEMBERED };
  }
}

function forget({ byMeasure }: Bests, measure: MeasureName, workoutId: string): void {
  const best = byMeasure[measure];
  const place = best?.top.findIndex((feat) => feat.workoutId === workoutId) ?? -1;
  if (place >= 0) best?.top.splice(place, 1);
}

/** Of those not remembered some may be better than a feat that is behind all that are. */
function remember({ byMeasure }: Bests, measure: MeasureName, feat: Feat): void {
  const best = byMeasure[measure] ?? { top: [], more: false };
  byMeasure[measure] = best;
  const last = best.top.at(-1);
  if (best.more && (!last || inOrder(feat, last) > 0)) return;
  best.top.push(feat);
  best.top.sort(inOrder);
  if (best.top.length <= REMEMBERED) return;
  best.top.pop();
  best.more = true;
}

/** The bests as rows. */
export const showBests = ({ exerciseId, byMeasure }: Bests, userId: string) =>
  (Object.keys(byMeasure) as MeasureName[]).flatMap((measure) => {
    const [best] = byMeasure[measure]?.top ?? [];
    if (!best) return [];
    const { workoutId, at: achievedAt, value } = best;
    const { unit } = measures[measure];
    return [personalBests.row({ userId, exerciseId, measure, value, unit, workoutId, achievedAt })];
  });
