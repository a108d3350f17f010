/** The tables that `sessions` owns. */
import {
  bigint,
  boolean,
  integer,
  integers,
  nullable,
  text,
  texts,
  timestamp,
  uuid,
  view,
} from '../../engine/declare.js';
import { changeColumns } from '../change-columns.js';

export const liveSessions = view('live_sessions', {
  comment: 'Sessions that are open now, as of their last message. A row goes when its session ends.',
  freshWithinMs: 1_000,
  key: ['sessionId'],
  indexes: [['gymId'], ['userId']],
  subjects: ['userId'],
  columns: {
    sessionId: uuid('The session.'),
    equipmentId: text('The machine.'),
    gymId: nullable(text('Where the machine stands; null: the machine is unknown.')),
    userId: text("The member; '' for a guest."),
    exerciseId: nullable(text('The exercise now; null: neither session nor machine says.')),
    startedAt: timestamp('When it began: event time of its start, else of its first known message.'),
    lastAt: timestamp('Greatest event time.'),
    lastSequence: integer('Greatest sequence.'),
    repetitions: integer('Repetitions so far.'),
    sets: integer('Sets so far, the running one included.'),
    loadGrams: nullable(integer('Load now, g; null: not known.')),
    distanceMm: bigint('Distance so far, mm.'),
    workJ: bigint('Mechanical work so far, J.'),
    speedMmPerS: nullable(integer('Speed now, mm/s; null: not known.')),
    powerW: nullable(integer('Power now, W; null: not known.')),
    heartRateBpm: nullable(integer('Heart rate now, 1/min; null: not known.')),
    paused: boolean('Paused now.'),
    telemetryPartitions: integers('Telemetry partitions its messages came by, ascending.'),
  },
});

export const sessionDiagnostics = view('session_diagnostics', {
  comment: 'What was odd about the messages of each session of a machine.',
  freshWithinMs: 5_000,
  key: ['sessionId'],
  indexes: [
    ['startedAt', 'sessionId'],
    ['equipmentId', 'startedAt'],
  ],
  columns: {
    sessionId: uuid('The session.'),
    equipmentId: text('The machine.'),
    startedAt: timestamp('When it began: event time of its start, else of its first known message.'),
    firmware: nullable(text('Firmware of the machine; null: its start did not say or is not known.')),
    open: boolean('Still running.'),
    events: nullable(integer('Distinct messages; null while it runs (it would change every second).')),
    missing: integer('Sequences not seen between the least and the greatest.'),
    repeated: integer('Messages whose sequence was there already.'),
    resets: integer('How often a counter started anew; each counter counts.'),
    wraps: integer('How often a counter ran over its width (2^8, 2^16, 2^24 or 2^32); each counter counts.'),
    quality: texts('Flags: what was odd about the data, sorted.'),
    lastFaultCode: nullable(text("The machine's last fault code in this session; null: none.")),
    telemetryPartitions: integers('Telemetry partitions its messages came by, ascending.'),
  },
});

export const workoutChanges = view('workout_changes', {
  comment:
    "Decisions in force about workouts that machines told, for the members whom they concern. Somebody whose workout was found to be another's reads that it is gone, and not whose it is. Of a guest's only that it is voided is here.",
  freshWithinMs: 5_000,
  key: ['workoutId', 'kind', 'userId'],
  indexes: [['userId', 'decidedAt']],
  subjects: ['userId'],
  columns: {
    userId: text("The member whom it concerns: whose the workout is, or was; '' for a guest."),
    workoutId: uuid('The workout.'),
    kind: text('assigned (it is theirs now), assigned_away (it was), voided, reinstated or edited.'),
    ...changeColumns,
  },
});
