/** Why the page came to something else than the server: by which figures of the workout, and in which parts of the rule. */
import { evaluate } from '../../rules/evaluate';
import { explain } from '../../rules/explain';
import type { Person, Terms, TrainedWorkout } from '../../rules/facts';
import type { Rule } from '../../rules/rule';
import { isSame, type Judged } from './provisional';
import type { Judging } from './session-so-far';

/** What of a workout is held against what the server counted. */
const figures = ['activeMs', 'distanceMm', 'workJ', 'energyCal', 'averageHeartRateBpm'] as const;
const ofSets = ['repetitions', 'loadGrams'] as const;
export type FigureName = 'sets' | (typeof figures)[number] | (typeof ofSets)[number];

/** A figure that differs; `set`: of which set, from 1; null: of the whole. */
export interface FigureDifference {
  readonly figure: FigureName;
  readonly set: number | null;
  readonly page: number;
  readonly server: number;
}

/** A part of the rule in which that shows. */
interface PartDifference {
  readonly asks: string;
  readonly page: string;
  readonly server: string;
}

/** All that differs. `otherFacts`: by the figures of the server too the page comes to something else, so it knows less of the member. */
export interface Difference {
  readonly figures: readonly FigureDifference[];
  readonly parts: readonly PartDifference[];
  readonly otherFacts: boolean;
}

/** The views round to six digits. */
const NEAR = 1e-4;

/** Between the workout of the page and that which the server counted. */
export function differenceOf(
  judged: Judged,
  { others, person }: Pick<Judging, 'others' | 'person'>,
  { page, server, now }: { readonly page: TrainedWorkout; readonly server: TrainedWorkout; readonly now: number },
): Difference {
  const rule = judged.rule as Rule;
  const [byPage, byServer] = [page, server].map((workout) =>
    evaluate(rule, {
      ...{ workouts: [...(others as TrainedWorkout[]), workout], person: person as Person },
      ...{ terms: judged.terms as Terms, now },
    }),
  ) as [ReturnType<typeof evaluate>, ReturnType<typeof evaluate>];
  const told = explain(rule, byServer.progress);
  const parts = explain(rule, byPage.progress).flatMap(({ path, asks, stands }) => {
    const other = told.find((one) => one.path === path);
    // Of a part within another the inner one says it.
    const isInnermost = !told.some((one) => one.path.startsWith(`${path}/`));
    return isInnermost && other && other.stands !== stands ? [{ asks, page: stands, server: other.stands }] : [];
  });
  return { figures: figuresOf(page, server), parts, otherFacts: !isSame(byServer, judged) };
}

function figuresOf(page: TrainedWorkout, server: TrainedWorkout): FigureDifference[] {
  const counts = differing('sets', null, page.sets.length, server.sets.length);
  const sets = page.sets.flatMap((set, i) => {
    const other = server.sets[i];
    return other ? ofSets.flatMap((name) => differing(name, i + 1, set[name], other[name])) : [];
  });
  const whole = figures.flatMap((name) => differing(name, null, page[name] ?? 0, server[name] ?? 0));
  return [...counts, ...sets, ...whole];
}

const differing = (figure: FigureName, set: number | null, page: number, server: number): FigureDifference[] =>
  Math.abs(page - server) <= NEAR * Math.max(Math.abs(page), Math.abs(server)) ? [] : [{ figure, set, page, server }];
