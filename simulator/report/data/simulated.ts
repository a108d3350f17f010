/** The sessions of simulated members, made in memory by the same simulator that writes to Kafka. */
import type { Telemetry } from '../../../schemas/generated/telemetry.js';
import { simulate } from '../../simulation.js';
import { world } from '../../world.js';
import { figuresOf, type SessionFigures } from './figures.js';

/** Whom to simulate, and for how long. */
export interface SimulatedSize {
  readonly seed: string;
  readonly gyms: number;
  /** Of each gym. */
  readonly members: number;
  readonly weeks: number;
}

/** One of every kind of machine. */
const MACHINES = 40;
/** A Monday, midnight in Singapore: equal seeds give equal reports whenever they are made. */
const FROM = Date.UTC(2025, 0, 5, 16);
const DAY_MS = 86_400_000;
/** Who left without a press on stop says no more: after so long the session is over. */
const SILENT_MS = 600_000;

/** All sessions of the members, as they end. `progress` hears after each day how many are over. */
export function* simulatedSessions(
  { seed, gyms, members, weeks }: SimulatedSize,
  progress: (day: number, days: number) => void = () => {},
): Generator<SessionFigures> {
  const size = { seed, gyms, machinesPerGym: MACHINES, membersPerGym: members };
  const days = weeks * 7;
  const exercises = new Map(
    world(size).flatMap((gym) => gym.machines.map(({ equipmentId, exerciseId }) => [equipmentId, exerciseId] as const)),
  );
  const open = new Map<string, Telemetry[]>();
  const over = (events: readonly Telemetry[]) =>
    figuresOf(events, { exerciseId: exercises.get(events[0]?.equipmentId ?? '') ?? null, timed: true });

  let day = 0;
  const options = { ...size, from: FROM, until: FROM + days * DAY_MS, faults: new Set<never>() };
  for (const { second, records } of simulate(options)) {
    for (const { topic, value } of records) {
      if (topic !== 'telemetry') continue;
      const events = open.get(value.sessionId);
      if (events) events.push(value);
      else open.set(value.sessionId, [value]);
      if (value.ended === null) continue;
      open.delete(value.sessionId);
      const figures = over(events ?? [value]);
      if (figures) yield figures;
    }
    if (second * 1_000 < FROM + (day + 1) * DAY_MS) continue;
    day += 1;
    progress(day, days);
    for (const [sessionId, events] of open) {
      if ((events.at(-1)?.at ?? 0) > second * 1_000 - SILENT_MS) continue;
      open.delete(sessionId);
      const figures = over(events);
      if (figures) yield figures;
    }
  }
}
