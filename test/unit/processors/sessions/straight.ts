/** The rules of a session told straight, over its events in order and at once: what the runs and joins must agree with. */
import { CLOCK_SET_AT } from '../../../../processors/sessions/session.js';
import type { Event } from './driver.js';
import { straightBestMinutes, straightStages } from './straight-minutes.js';

interface StraightSet {
  exercise: string | null;
  repetitions: number;
  load: number;
  start: number;
  end: number;
  /** Sequence of the last repetition. */
  until: number;
}

const rates = { repetitions: 2, cycles: 5, distanceMm: 25_000, workJ: 2_500, machineEnergyKcal: 1 };

/** The rises of a counter by sequence, counted from 0; `resets` notes where it began anew. */
function rises(events: readonly Event[], name: keyof typeof rates, resets = new Set<number>()): Map<number, number> {
  const found = new Map<number, number>();
  let value = 0;
  let heard = 0;
  for (const { sequence, reading } of events) {
    const now = reading?.[name];
    if (now === null || now === undefined) continue;
    let rise = now - value;
    if (rise < 0) {
      const modulus = [256, 65_536, 16_777_216, 4_294_967_296].find((m) => m > value) ?? 0;
      const over = modulus - value + now;
      const near = value >= 0.75 * modulus && over < modulus / 4;
      const isWrap = near && over <= rates[name] * (1 + Math.min(sequence - heard, 60));
      if (!isWrap) resets.add(sequence);
      rise = isWrap ? over : now;
    }
    found.set(sequence, rise);
    value = now;
    heard = sequence;
  }
  return found;
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0);
const stat = (values: (number | null)[]) => {
  const known = values.filter((value) => value !== null);
  return { count: known.length, sum: sum(known), max: Math.max(0, ...known) };
};

function setsOf(events: readonly Event[]): { sets: StraightSet[]; isLastFinished: boolean } {
  const repetitions = rises(events, 'repetitions');
  const sets: StraightSet[] = [];
  let exercise: string | null = null;
  let load: number | null = null;
  let isOpen = false;
  let isRested = false;
  for (const { sequence, at, reading, changed } of events) {
    if (changed?.exerciseId) {
      exercise = changed.exerciseId;
      isOpen = false;
    }
    if (reading === null) continue;
    const now = reading.loadGrams ?? 0;
    if (load !== null && load !== now) isOpen = false;
    load = now;
    const last = sets.at(-1);
    const step = repetitions.get(sequence) ?? 0;
    if (step > 0) {
      if (last !== undefined && isOpen && at - last.end < 15_000) {
        Object.assign(last, { repetitions: last.repetitions + step, end: at, until: sequence });
      } else sets.push({ exercise, repetitions: step, load: now, start: at, end: at, until: sequence });
      isOpen = true;
    }
    const newest = sets.at(-1);
    isRested = newest !== undefined && at - newest.end >= 15_000;
  }
  return { sets, isLastFinished: !isOpen || isRested };
}

/** Totals of a session that is over. */
function totals(events: readonly Event[], isStrength: boolean) {
  const readings = events.filter((e) => e.reading !== null);
  const held = readings.slice(1).map((next, i) => {
    const { at, reading } = readings[i] as Event;
    return {
      from: at,
      reading,
      ms: reading?.paused ? 0 : Math.min(Math.max(next.at - at, 0), 10_000),
      to: next.sequence,
    };
  });
  const heldMs = (after: number, to: number) => sum(held.map((h) => (h.to > after && h.to <= to ? h.ms : 0)));
  const { sets } = setsOf(events);
  const isCounted = events.some((e) => e.reading?.repetitions != null);
  const repetitions = [...rises(events, 'repetitions')].filter(([, rise]) => rise > 0);
  const lifting = sum(
    repetitions.slice(1).map(([sequence], i) => {
      const former = repetitions[i]?.[0] ?? -1;
      const atOf = (s: number) => events.find((e) => e.sequence === s)?.at ?? 0;
      return atOf(sequence) - atOf(former) < 15_000 ? heldMs(former, sequence) : 0;
    }),
  );
  const unpaused = readings.map((e) => e.reading).filter((reading) => reading?.paused === false);
  const resets = new Set<number>();
  const repeated = rises(events, 'repetitions', resets);
  const energy = rises(events, 'machineEnergyKcal');
  return {
    endedAt: Math.max(...events.map((e) => e.at)),
    sets: sets.map((set) => ({
      exerciseId: set.exercise ?? 'leg-press',
      repetitions: set.repetitions,
      loadGrams: set.load,
      startedAt: set.start,
      endedAt: Math.max(set.start, set.end),
    })),
    repetitions: sum(sets.map((set) => set.repetitions)),
    tonnageGrams: sum(sets.map((set) => set.repetitions * set.load)),
    distanceMm: sum(rises(events, 'distanceMm').values()),
    workJ: sum(rises(events, 'workJ').values()),
    cycles: sum(rises(events, 'cycles').values()),
    machineEnergyKcal: energy.size === 0 ? null : sum(energy.values()),
    activeMs: isStrength && isCounted ? lifting : sum(held.map((h) => h.ms)),
    heartRate: stat(unpaused.map((reading) => reading?.heartRateBpm || null)),
    power: stat(unpaused.map((reading) => reading?.powerW ?? null)),
    cadence: stat(unpaused.map((reading) => reading?.cadenceDeciRpm ?? null)),
    powerMj: sum(held.map((h) => h.ms * (h.reading?.powerW ?? 0))),
    cycleMs: sum(held.map((h) => (h.reading?.cadenceDeciRpm == null ? 0 : h.ms))),
    events: events.length,
    missing: (events.at(-1)?.sequence ?? 0) - (events[0]?.sequence ?? 0) + 1 - events.length,
    stages: straightStages(events),
    bestMinutes: straightBestMinutes(events, repeated, resets, 'leg-press'),
    isClockUnset: events.some((e) => e.at < CLOCK_SET_AT),
  };
}

/** What is told of a session with these distinct events, in order: whole when it is over, else as of its last finished set (undefined: none). */
export function straight(events: readonly Event[], { isOver, isStrength }: { isOver: boolean; isStrength: boolean }) {
  if (isOver) return totals(events, isStrength);
  const { sets, isLastFinished } = setsOf(events);
  const set = sets.at(isLastFinished ? -1 : -2);
  if (set === undefined) return undefined;
  const known = events.filter((e) => e.sequence <= set.until);
  return { ...totals(known, isStrength), stages: [], bestMinutes: [] };
}
