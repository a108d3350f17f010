/** sessions: from what machines say once a second, in any order and with loss, to whole sessions. */
import { defineProcessor } from '../../engine/declare.js';
import type { Session } from '../../schemas/generated/sessions.js';
import { amendments, equipment, merges, sessions, telemetry } from '../../schemas/topics.js';
import { presentId } from '../merges.js';
import { amended, type Decisions, decide } from './amendments.js';
import { changesOf } from './changes.js';
import { equipmentDataQuality, firmwareDataQuality } from './data-quality.js';
import { endReason, idleAt } from './ending.js';
import { firstExercise, missingOf, present, trainedBy } from './present.js';
import { qualityOf } from './quality.js';
import { inheritedRun } from './run.js';
import { total } from './runs.js';
import { beginAt, emptySession, fold, type SessionState } from './session.js';
import { REPETITIONS } from './sets.js';
import { place } from './sums.js';
import { liveSessions, sessionDiagnostics, workoutChanges } from './views.js';

/** A uuid may be written in capitals; rows and amendments name it in small letters, so that is the session. */
const sessionOf = (event: { readonly sessionId: string }) => event.sessionId.toLowerCase();

export default defineProcessor({
  name: 'sessions',
  version: 2,
  comment: 'Builds sessions with their sets from telemetry, ends them, and applies amendments.',
  keyedBy: 'equipment',
  from: { telemetry, amendments },
  tables: { equipment, merges },
  to: { sessions },
  sqlViews: { equipmentDataQuality, firmwareDataQuality },
  views: { liveSessions, sessionDiagnostics, workoutChanges },
  initial: emptySession,
  scope: { telemetry: sessionOf, amendments: sessionOf },
  order: beginAt,
  on: {
    telemetry(session, events, { partition }) {
      fold(session, events, partition);
    },
    amendments(session, events) {
      for (const amendment of events) decide(session.decisions, amendment);
    },
  },
  wakeAt: (session) => (session.ended !== null || session.runs.length === 0 ? null : idleAt(session)),
  // Runs tell resends by their sequence, and whatever is late finds its place among them.
  inherit({ state }) {
    const session = state as SessionState;
    return { ...session, runs: session.runs.map(inheritedRun) };
  },
  show(session, { key: equipmentId, scope: sessionId, next, tick, tables }) {
    const startedAt = beginAt(session);
    if (startedAt === null) return [];
    const machine = tables.equipment.get(equipmentId, startedAt);
    const whole = total(session.runs);
    const reason = endReason(session, next, tick);
    const { decisions } = session;
    const calledNow = (userId: string | null) => userId && presentId(userId, tables.merges);
    const before = calledNow(trainedBy(session));
    const owner = decisions.owner ? calledNow(decisions.owner.value) : before;
    const known = { sessionId, equipmentId, whole, startedAt, endReason: reason, machine, owner };
    const measured = present(session, known);
    const { sums, now } = whole;
    const missing = missingOf(session, sums);

    const diagnostics = sessionDiagnostics.row({
      sessionId,
      equipmentId,
      startedAt,
      firmware: session.started?.firmware ?? null,
      open: reason === null,
      events: reason === null ? null : sums[place.events],
      missing,
      repeated: session.repeated,
      resets: whole.resets,
      wraps: whole.wraps,
      quality: qualityOf(session, whole, missing, machine !== undefined),
      lastFaultCode: session.fault?.[1] ?? null,
      telemetryPartitions: session.partitions,
    });
    const told = measured === null ? [] : toldOf(measured, decisions, { before, now: owner });
    if (reason !== null) return [diagnostics, ...told];

    const live = liveSessions.row({
      sessionId,
      equipmentId,
      gymId: machine?.gymId ?? null,
      userId: owner ?? '',
      exerciseId: whole.exerciseId ?? firstExercise(session, machine),
      startedAt,
      lastAt: sums[place.lastAt],
      lastSequence: sums[place.lastSequence],
      repetitions: whole.sets.reduce((sum, set) => sum + set[REPETITIONS], 0),
      sets: whole.sets.length,
      loadGrams: now?.loadGrams ?? null,
      distanceMm: sums[place.distanceMm],
      workJ: sums[place.workJ],
      speedMmPerS: now?.speedMmPerS ?? null,
      powerW: now?.powerW ?? null,
      heartRateBpm: now?.heartRateBpm ?? null,
      paused: now?.paused ?? false,
      telemetryPartitions: session.partitions,
    });
    return [live, diagnostics, ...told];
  },
});

function toldOf(measured: Session, decisions: Decisions, owners: { before: string | null; now: string | null }) {
  const entity = amended(measured, decisions);
  return [sessions.of(entity), ...changesOf(decisions, measured, entity, owners)];
}
