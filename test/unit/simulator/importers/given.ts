/** What importers' tests share: files in, and what follows from the events by the words of the contract, computed plainly. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { checkTelemetry } from '../../../../schemas/checks.js';
import type { Reading, Telemetry } from '../../../../schemas/generated/telemetry.js';
import { outcomesOf } from '../../../../simulator/importers/import.js';
import type {
  ImportedMeasurement,
  ImportedSession,
  ImportOptions,
  Skipped,
} from '../../../../simulator/importers/outcome.js';

const samples = new URL('../../../../../shared/samples/', import.meta.url);
/** Tests of a real recording; skipped, saying so, where it is absent. */
export function describeSample(name: string, title: string, tests: () => void): void {
  if (existsSync(new URL(name, samples))) describe(title, tests);
  else it.skip(`${title}: skipped, as ../shared/samples/${name} is absent`, () => {});
}
export const sample = (name: string): Buffer => readFileSync(new URL(name, samples));
export const fixture = (name: string): Buffer => readFileSync(new URL(`../../../fixtures/${name}`, import.meta.url));

export const options: ImportOptions = {
  userId: '5f0c7a0e-8c43-4f41-9d5c-3b9d4f0f6a11',
  equipmentId: null,
  now: Date.UTC(2030, 0, 1),
  weightUnit: 'kg',
  timeZone: 'Asia/Singapore',
};

/** All that a file gives, by kind. */
export function imported(bytes: Uint8Array | string, given: Partial<ImportOptions> = {}) {
  const { format, outcomes } = outcomesOf(Buffer.from(bytes), { ...options, ...given });
  const sessions: ImportedSession[] = [];
  const measurements: ImportedMeasurement[] = [];
  const skips: Skipped[] = [];
  for (const outcome of outcomes) {
    if (outcome.kind === 'session') sessions.push(outcome);
    else if (outcome.kind === 'measurement') measurements.push(outcome);
    else skips.push(outcome);
  }
  return { format, sessions, measurements, skips };
}

/** The session's telemetry. */
export const telemetryOf = (session: ImportedSession | undefined): Telemetry[] =>
  (session?.events ?? []).flatMap((event) => (event.topic === 'telemetry' ? [event.value] : []));

/** The readings with their times. */
export const readingsOf = (session: ImportedSession | undefined): (Reading & { at: number })[] =>
  telemetryOf(session).flatMap(({ at, reading }) => (reading === null ? [] : [{ at, ...reading }]));

/** Last minus first event time, s. */
export function durationS(session: ImportedSession | undefined): number {
  const times = telemetryOf(session).map(({ at }) => at);
  return (Math.max(...times) - Math.min(...times)) / 1_000;
}

/** Values that are not null of readings that are not paused. */
export const values = (session: ImportedSession | undefined, of: keyof Reading): number[] =>
  readingsOf(session).flatMap((reading) => (reading.paused || reading[of] === null ? [] : [Number(reading[of])]));
export const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Sets by the words of the contract: one load; another one after 15 s without a new repetition. */
export function setsOf(session: ImportedSession | undefined): { repetitions: number; loadGrams: number }[] {
  const sets: { repetitions: number; loadGrams: number; lastAt: number }[] = [];
  let counted = 0;
  for (const { at, repetitions, loadGrams } of readingsOf(session)) {
    if (repetitions === null || repetitions === counted) continue;
    const last = sets.at(-1);
    if (last && last.loadGrams === loadGrams && at - last.lastAt < 15_000) {
      last.repetitions += repetitions - counted;
      last.lastAt = at;
    } else sets.push({ repetitions: repetitions - counted, loadGrams: loadGrams ?? 0, lastAt: at });
    counted = repetitions;
  }
  return sets.map(({ repetitions, loadGrams }) => ({ repetitions, loadGrams }));
}

/** What any imported session must be: sequences from 0, started first, ended last, in time, acceptable to the topic. */
export function faultsOf(session: ImportedSession, now: number): string[] {
  const events = telemetryOf(session);
  const faults: string[] = [];
  if (events[0]?.started === null) faults.push('no start');
  if (events.at(-1)?.ended === null) faults.push('no end');
  for (const [index, event] of events.entries()) {
    if (event.sequence !== index) faults.push(`sequence ${event.sequence} at ${index}`);
    if (event.at < (events[index - 1]?.at ?? 0)) faults.push(`back in time at ${index}`);
    if (!Number.isInteger(event.at)) faults.push(`no whole ms at ${index}`);
    const parked = checkTelemetry(event, now);
    if (parked) faults.push(`${parked} at ${index}`);
  }
  return faults;
}
