/** What analysts and the API read of workouts. */
import {
  bigint,
  boolean,
  date,
  float,
  integer,
  integers,
  nullable,
  personal,
  text,
  texts,
  timestamp,
  uuid,
  view,
} from '../../engine/declare.js';

export const workoutsView = view('workouts', {
  comment:
    "One member's workout on one machine (one session), or one that somebody wrote down; open ones included, voided ones are not here.",
  freshWithinMs: 1_000,
  analysts: true,
  key: ['workoutId'],
  columns: {
    workoutId: personal(uuid('Identity: the sessionId under which the machine reported it.')),
    open: boolean('Still running; figures are as of the last finished set.'),
    userId: personal(text("The member's pseudonym; '' for a guest.")),
    equipmentId: text("The machine; '' for a workout that was written down."),
    equipmentModel: nullable(text('Maker and model of the machine when the workout started.')),
    equipmentType: text(
      'Kind of machine: WEIGHT_STACK, TREADMILL, …; UNKNOWN for a machine not in the catalogue, NONE for a workout that was written down.',
    ),
    gymId: nullable(text('The gym where the machine stood when the workout started.')),
    exerciseId: nullable(text('The exercise with which it began; sets carry their own.')),
    startedAt: personal(
      timestamp("Time of the first event by the machine's clock; before 2015 the quality flag clock_unset is set."),
    ),
    localDay: date('Day on which it started by the clock of the gym; by UTC where the gym is not known.'),
    endedAt: personal(timestamp("Time of the last event by the machine's clock.")),
    endReason: text('USER, IDLE (10 min of silence), POWER_LOSS, SUPERSEDED (a later start), UNKNOWN while open.'),
    durationS: float('Last minus first event time, s.'),
    activeS: float('Duration without pauses and, on strength machines, without rests over 15 s; s.'),
    repetitions: integer('Repetitions of all sets.'),
    mostRepetitionsInAMinute: nullable(
      integer(
        'The most repetitions of an exercise in any 60 s, pauses included; null: none were counted, it is still open, or its repetitions were put right.',
      ),
    ),
    tonnageGrams: bigint('Sum over sets of repetitions times load, g.'),
    distanceMm: bigint("Distance by the machine's counter, mm."),
    workJ: bigint("Mechanical work by the machine's counter, J."),
    cycles: integer("Strokes, strides or steps by the machine's counter."),
    energyKcal: personal(
      nullable(
        float('Gross energy, kcal = MET · 3.5 · body weight in kg / 200 per active minute; null: see energy_method.'),
      ),
    ),
    energyMethod: personal(
      text('Formula with version that gave energy and met, or "none: " and why there is no energy.'),
    ),
    machineEnergyKcal: personal(nullable(integer('Energy as the machine claims it, kcal; not used.'))),
    met: personal(
      nullable(float('Mean gross intensity over active time, MET (1 MET = 3.5 ml oxygen per kg and min).')),
    ),
    averageHeartRateBpm: personal(
      nullable(float('Mean heart rate over readings that have one and are not paused, 1/min.')),
    ),
    maxHeartRateBpm: personal(nullable(integer('Greatest heart rate, 1/min.'))),
    averagePowerW: nullable(float('Mean power over readings that have one and are not paused, zeros included, W.')),
    maxPowerW: nullable(integer('Greatest power, W.')),
    averageCadenceRpm: nullable(float('Mean cadence over readings that have one and are not paused, 1/min.')),
    bodyWeightGrams: personal(
      nullable(
        integer(
          'Body weight used, g: the latest weighing not after the start, else the earliest; null: never weighed.',
        ),
      ),
    ),
    events: integer('Distinct telemetry events folded in.'),
    missing: integer('Sequence numbers between the least and the greatest that were not seen.'),
    quality: texts('What was odd about the data, sorted; empty: nothing. entered: no sensor saw it.'),
    telemetryPartitions: personal(integers('Partitions of telemetry by which the events came.')),
  },
  indexes: [['userId', 'startedAt', 'workoutId'], ['startedAt'], ['workoutId']],
});

export const workoutSetsView = view('workout_sets', {
  comment: 'Finished sets of workouts: a set is a run of repetitions at one load.',
  freshWithinMs: 1_000,
  key: ['workoutId', 'setNumber'],
  columns: {
    workoutId: uuid('The workout.'),
    userId: text("The member's pseudonym; '' for a guest."),
    setNumber: integer('From 1 within the workout, in order of time.'),
    exerciseId: nullable(text('The exercise of this set.')),
    repetitions: integer('Repetitions.'),
    loadGrams: integer('Load, g.'),
    startedAt: timestamp("Time of the first repetition by the machine's clock."),
    endedAt: timestamp("Time of the last repetition by the machine's clock."),
  },
  indexes: [['workoutId']],
});
