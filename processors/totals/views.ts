/** Sums that leaderboards, usage and insights are made of. */
import { bigint, date, integer, text, timestamp, view } from '../../engine/declare.js';

const sums = {
  workouts: integer('Workouts.'),
  repetitions: bigint('Repetitions.'),
  tonnageGrams: bigint('Repetitions times load, g.'),
  distanceMm: bigint('Distance, mm.'),
  workJ: bigint('Mechanical work, J.'),
  activeMs: bigint('Active time, ms.'),
  energyCal: bigint('Energy, cal (1/1000 kcal), of the workouts that have an estimate.'),
};

/** What each member did on each machine in each hour. */
export const totalsHourly = view('totals_hourly', {
  comment:
    'Sums of ended workouts by member, gym, machine, exercise and hour of their start by the clock of the gym, guests included. Workouts that were written down (no machine), and those of a clock that was not set, are not here.',
  freshWithinMs: 2_000,
  key: ['gymId', 'day', 'hour', 'localHour', 'equipmentId', 'exerciseId'],
  columns: {
    userId: text("The member's pseudonym; '' for guests."),
    gymId: text("The gym; '' where it is not known."),
    equipmentId: text('The machine.'),
    exerciseId: text("The exercise with which the workouts began; '' where it is not known."),
    day: date("Day in the gym's time zone."),
    hour: timestamp('When the hour began.'),
    localHour: integer("The same by the gym's clock, 0 to 23; as summer time ends, two hours have one number."),
    ...sums,
  },
  indexes: [['day']],
});

/** What each member did in each gym on each day. */
export const totalsDaily = view('totals_daily', {
  comment:
    'Sums of ended workouts by member, gym and day of their start by the clock of the gym, guests included. Workouts that were written down (no machine), and those of a clock that was not set, are not here.',
  freshWithinMs: 2_000,
  key: ['gymId', 'day'],
  columns: {
    userId: text("The member's pseudonym; '' for guests."),
    gymId: text("The gym; '' where it is not known."),
    day: date("Day in the gym's time zone."),
    week: date('The Monday of its week.'),
    month: date('The first day of its month.'),
    ...sums,
  },
  // With what is asked of all gyms: it is read from the index alone. A row moves no more often than its member trains.
  indexes: [
    ['day', 'userId', 'workouts', 'activeMs'],
    ['week', 'userId', 'workouts', 'activeMs'],
    ['month', 'userId', 'workouts', 'activeMs'],
    ['userId', 'day', 'gymId', 'workouts', 'activeMs'],
  ],
});

/** Since when members come. */
export const firstVisits = view('first_visits', {
  comment: 'The first day on which a member trained on a machine, in each gym and anywhere: then they were new there.',
  freshWithinMs: 2_000,
  key: ['gymId', 'firstOn'],
  columns: {
    userId: text("The member's pseudonym."),
    gymId: text("The gym; '': anywhere."),
    firstOn: date("Day in the gym's time zone."),
  },
  indexes: [['userId']],
});

/** What each member did in each month: what leaderboards rank. */
export const totalsMonthly = view('totals_monthly', {
  comment:
    "Sums of members' ended workouts by month of their start by the clock of the gym: of each gym or all, of each exercise or all. They rank what a sensor saw: workouts that were written down, guests, and workouts of a clock that was not set are not here.",
  freshWithinMs: 2_000,
  key: ['month', 'gymId', 'exerciseId'],
  columns: {
    userId: text("The member's pseudonym."),
    month: date("First day of the month, in each gym's time zone."),
    gymId: text("The gym; '': all gyms together."),
    exerciseId: text(
      "The exercise, of which repetitions and tonnage are those of its sets; time, distance, work and energy are with the exercise that a workout began with, and a workout counts once in each of its exercises. '': all exercises together.",
    ),
    ...sums,
  },
  indexes: [['userId', 'month']],
});
