/** A session as it is told to others: whole once it is over, as of its last finished set while it is open. */
import type { Equipment, EquipmentType } from '../../schemas/generated/equipment.js';
import type { EndReason, Session } from '../../schemas/generated/sessions.js';
import { setTotals } from './amendments.js';
import { bestMinutesOf } from './best-minute.js';
import { isKnown } from './counters.js';
import { effortOf } from './effort.js';
import { stagesOf } from './minutes.js';
import { qualityOf } from './quality.js';
import type { Run } from './run.js';
import type { SessionState } from './session.js';
import { ENDED, exerciseSet, liftingMs, REST_MS, type SavedSet } from './sets.js';
import { stageOf } from './stages.js';
import { place, type Sums } from './sums.js';

/** Machines whose active time is that of their sets. */
const strength = new Set<EquipmentType>([
  'WEIGHT_STACK',
  'PLATE_LOADED',
  'CABLE',
  'SMITH',
  'FREE_WEIGHT',
  'BODYWEIGHT_STATION',
]);

/** What a session is shown with: identity, its runs as one, its begin (ms), its end (null: open) and its machine. */
export interface Known {
  readonly sessionId: string;
  readonly equipmentId: string;
  readonly whole: Run;
  readonly startedAt: number;
  readonly endReason: EndReason | null;
  readonly machine: Pick<Equipment, 'gymId' | 'model' | 'type' | 'exerciseId'> | undefined;
  /** Who it belongs to, as they are called now; null: a guest. */
  readonly owner: string | null;
}

/** Who trained as the machine heard it (null: a guest): the last card tapped late, else the start's. */
export const trainedBy = ({ card, started }: Readonly<SessionState>): string | null =>
  card !== null ? card[1] : (started?.userId ?? null);

/** The exercise with which the session began (null: neither session nor machine says). */
export const firstExercise = (
  session: Readonly<SessionState>,
  machine: Pick<Equipment, 'exerciseId'> | undefined,
): string | null => session.started?.exerciseId ?? machine?.exerciseId ?? null;

/** Sequences not seen between the first and `sums`' last. */
export const missingOf = (session: Readonly<SessionState>, sums: Sums): number =>
  session.runs[0] === undefined ? 0 : sums[place.lastSequence] - session.runs[0].from + 1 - sums[place.events];

/** The sums and sets that are finished, or null: none is yet. */
function finished({ sums, sets, marks, broken, now }: Run, isOver: boolean): { sums: Sums; sets: SavedSet[] } | null {
  if (isOver) return { sums, sets };
  const last = sets.at(-1);
  if (last === undefined || now === null) return null;
  const isLastFinished = broken || now.at - last[ENDED] >= REST_MS;
  const mark = marks[isLastFinished ? 1 : 0];
  return mark && { sums: mark, sets: isLastFinished ? sets : sets.slice(0, -1) };
}

/** The session as measured; null while it is open and no set is finished. */
export function present(session: Readonly<SessionState>, known: Known): Session | null {
  const { whole, machine, endReason } = known;
  const done = finished(whole, endReason !== null);
  if (done === null) return null;
  const { sums } = done;
  const { repetitions, machineEnergyKcal } = whole.counters;
  const exerciseId = firstExercise(session, machine);
  const type = machine?.type ?? 'UNKNOWN';
  const isStrength = isKnown(repetitions) && (type === 'UNKNOWN' || strength.has(type));
  const missing = missingOf(session, sums);
  return {
    sessionId: known.sessionId,
    equipmentId: known.equipmentId,
    userId: known.owner,
    gymId: machine?.gymId ?? null,
    equipmentModel: machine?.model ?? null,
    equipmentType: type,
    exerciseId,
    open: endReason === null,
    startedAt: known.startedAt,
    endedAt: sums[place.lastAt],
    endReason: endReason ?? 'UNKNOWN',
    voided: session.decisions.voided?.value ?? false,
    ...setTotals(done.sets.map((set) => exerciseSet(set, exerciseId))),
    distanceMm: sums[place.distanceMm],
    workJ: sums[place.workJ],
    cycles: sums[place.cycles],
    machineEnergyKcal:
      isKnown(machineEnergyKcal) && machineEnergyKcal[1] <= sums[place.lastSequence]
        ? sums[place.machineEnergyKcal]
        : null,
    activeMs: isStrength ? liftingMs(done.sets) : sums[place.movingMs],
    heartRate: {
      count: sums[place.heartRateCount],
      sum: sums[place.heartRateSum],
      max: sums[place.heartRateMax],
    },
    power: { count: sums[place.powerCount], sum: sums[place.powerSum], max: sums[place.powerMax] },
    cadence: { count: sums[place.cadenceCount], sum: sums[place.cadenceSum], max: sums[place.cadenceMax] },
    effort: effortOf(sums),
    events: sums[place.events],
    missing,
    quality: qualityOf(session, whole, missing, machine !== undefined),
    partitions: session.partitions,
    // Of a session that goes on they would be ahead of its sets, and tell it anew with each repetition.
    stages: endReason === null ? [] : stagesOf(whole).map(stageOf),
    bestMinutes: endReason === null ? [] : bestMinutesOf(whole.bestMinutes, exerciseId),
  };
}
