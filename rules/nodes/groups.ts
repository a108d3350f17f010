/** How workouts are told apart by a condition that has to hold in several groups of them. */
import { type Span, spans } from '../calendar.js';
import type { TrainedSet } from '../facts.js';
import { daysWithin, type Room, spanWithin } from '../room.js';
import type { Scene } from '../scene.js';
import { type Part, Seen } from '../seen.js';

interface Grouping {
  /** In a sentence: `on`, and the name of one and of many. */
  readonly words: readonly [preposition: string, one: string, many: string];
  readonly parts: (workout: Seen, scene: Scene) => readonly Part[];
  /** Whether groups end, so that how far one is does not stay. */
  readonly ends: boolean;
  /** Whether a group is one workout, or less. */
  readonly single?: true;
  /** In what a group can count. */
  readonly room: (room: Room) => Room;
}

const NEVER = Number.POSITIVE_INFINITY;
const whole = (room: Room) => room;
const oneDay = (room: Room) => daysWithin(room, 1);

const named = (workout: Seen, names: readonly string[]): Part[] =>
  names.filter((name) => name !== '').map((name) => ({ name, end: NEVER, workout }));

/** With these of its sets alone. */
const partOf = (workout: Seen, sets: readonly TrainedSet[]): Seen => new Seen(workout, workout, sets);

/** By its sets; one that has none yet may still get some. */
function bySets(workout: Seen, namesOf: (set: TrainedSet) => readonly string[], own: readonly string[]) {
  if (workout.sets.length === 0) return workout.open ? [] : named(workout, own);
  const groups = new Map<string, TrainedSet[]>();
  for (const set of workout.sets)
    for (const name of namesOf(set)) {
      const known = groups.get(name);
      if (known) known.push(set);
      else groups.set(name, [set]);
    }
  return [...groups].flatMap(([name, sets]) => named(partOf(workout, sets), [name]));
}

const bySpan = (span: Span, preposition: string): Grouping => ({
  words: [preposition, span, `${span}s`],
  parts: (workout) => [{ name: workout.day[span], end: workout.day.endOf(span), workout }],
  ends: true,
  room: (room) => spanWithin(room, span),
});

/** By what a condition can be asked of each. */
const byName = {
  day: bySpan('day', 'on'),
  week: bySpan('week', 'in'),
  month: bySpan('month', 'in'),
  visit: {
    words: ['in', 'visit', 'visits'],
    parts: (workout, scene) => [{ ...scene.visitOf(workout), workout }],
    ends: true,
    room: (room) => daysWithin(room, 2),
  },
  workout: {
    words: ['in', 'workout', 'workouts'],
    parts: (workout) => named(workout, [workout.workoutId]),
    ends: true,
    single: true,
    room: oneDay,
  },
  set: {
    words: ['in', 'set', 'sets'],
    parts: (workout) =>
      workout.sets.map((set, i) => ({
        name: `${workout.workoutId} ${i}`,
        end: NEVER,
        workout: partOf(workout, [set]),
      })),
    ends: true,
    single: true,
    room: oneDay,
  },
  exercise: {
    words: ['in', 'exercise', 'exercises'],
    parts: (workout) => bySets(workout, ({ exerciseId }) => [exerciseId], [workout.exerciseId]),
    ends: false,
    room: whole,
  },
  muscle: {
    words: ['for', 'muscle', 'muscles'],
    parts: (workout) => bySets(workout, ({ muscles }) => muscles, workout.muscles),
    ends: false,
    room: whole,
  },
  machine: {
    words: ['on', 'machine', 'machines'],
    parts: (workout) => named(workout, [workout.equipmentId]),
    ends: false,
    room: whole,
  },
  gym: {
    words: ['in', 'gym', 'gyms'],
    parts: (workout) => named(workout, [workout.gymId]),
    ends: false,
    room: whole,
  },
} as const satisfies Record<string, Grouping>;

/** What a condition can be asked of each of. */
export type GroupName = keyof typeof byName;
export const groupNames = Object.keys(byName) as GroupName[];
export const groupings: Readonly<Record<GroupName, Grouping>> = byName;

export const isSpan = (each: GroupName): each is Span => (spans as readonly string[]).includes(each);

/** How a workout is told apart; worked out once for all that ask. */
export function partsOf(by: GroupName, workout: Seen, scene: Scene): readonly Part[] {
  const { parts } = workout;
  parts[by] ??= groupings[by].parts(workout, scene);
  return parts[by];
}
