/** Sessions of machines with all that may be odd about them, and what plain counting makes of them. */
import fc from 'fast-check';
import { localTime } from '../../../domain/time-zone.js';
import { daysOfCalendar } from '../../../processors/totals/calendar.js';

/** Gyms with their zones: one that Postgres does not know, where days are those of UTC, and one whose name is short. */
export const zones: Readonly<Record<string, string>> = {
  singapore: 'Asia/Singapore',
  london: 'europe/London',
  kathmandu: 'Asia/Kathmandu',
  pacific: 'SystemV/PST8PDT',
  eastern: 'EST5EDT',
};
const zoneOf = (machine: string) => Object.entries(zones).find(([gym]) => machine.endsWith(` of ${gym}`))?.[1];

const FLAGS = ['no_start', 'unknown_machine', 'clock_unset', 'implausible_counter', 'implausible_load'];
const UNCHECKED = ['implausible_heart_rate', 'implausible_power', 'implausible_speed'];
const HOUR_MS = 3_600_000;
const UNSET_BEFORE = Date.UTC(2015, 0, 1);
/** Weeks around the end of winter time. */
const FROM = Date.UTC(2026, 2, 20);

const row = fc.record({
  equipment_id: fc.constantFrom(
    ...Object.keys(zones).flatMap((gym) => [`machine of ${gym}`, `machine more of ${gym}`]),
    'nobody knows it',
    'nor this',
  ),
  started_at: fc.oneof(
    { weight: 30, arbitrary: fc.integer({ min: 0, max: 500 * HOUR_MS }).map((ms) => FROM + ms) },
    // Around midnights of Monday, in whichever zone.
    {
      weight: 15,
      arbitrary: fc
        .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: -15 * HOUR_MS, max: 13 * HOUR_MS }))
        .map(([week, ms]) => Date.UTC(2026, 2, 23 + 7 * week) + ms),
    },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 500 * HOUR_MS }) },
  ),
  firmware: fc.constantFrom(null, '1.0', '2.0'),
  open: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  missing: fc.constantFrom(0, 0, 2),
  repeated: fc.constantFrom(0, 0, 3),
  resets: fc.constantFrom(0, 0, 1),
  wraps: fc.constantFrom(0, 0, 1),
  quality: fc.subarray(FLAGS),
  last_fault_code: fc.constantFrom(null, null, 'E1', 'E2'),
  events: fc.integer({ min: 1, max: 400 }),
  /** Came in two parts, the other so much later, ms. */
  later: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: HOUR_MS })),
});

export interface Session {
  readonly session_id: string;
  readonly equipment_id: string;
  readonly started_at: number;
  readonly firmware: string | null;
  readonly open: boolean;
  readonly events: number;
  readonly missing: number;
  readonly repeated: number;
  readonly resets: number;
  readonly wraps: number;
  readonly quality: readonly string[];
  readonly last_fault_code: string | null;
  readonly telemetry_partitions: readonly number[];
}

/** So many, and the second parts of some. */
export const sessions = (count: number): Session[] =>
  fc.sample(row, { numRuns: count, seed: 11 }).flatMap(({ later, ...one }, i) => {
    const partition = one.equipment_id.length % 4;
    // No two at one instant: of those the code of the last fault would be either's.
    const first = {
      ...one,
      session_id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
      started_at: one.started_at + (i % 1_000),
    };
    const parts = [{ ...first, task: 0, telemetry_partitions: [partition] }];
    if (later > 0)
      parts.push({
        ...first,
        task: 1,
        telemetry_partitions: [partition + 4],
        started_at: first.started_at + later,
        firmware: null,
        open: false,
      });
    return parts;
  });

/** The Monday by the clock of its gym; null: the clock of the machine was not set. */
export function weekOf({ equipment_id, started_at }: Session): string | null {
  if (started_at < UNSET_BEFORE) return null;
  const zone = zoneOf(equipment_id);
  return daysOfCalendar(localTime(started_at, zone?.startsWith('SystemV') ? 'UTC' : (zone ?? 'UTC')).day).week;
}

/** All but the sessions in parts, of which a session does not know itself. */
export function sumsOf(all: readonly Session[]) {
  const sum = (of: (one: Session) => number) => all.reduce((total, one) => total + of(one), 0);
  const count = (is: (one: Session) => boolean) => all.filter(is).length;
  const faulty = all
    .filter(({ last_fault_code }) => last_fault_code !== null)
    .sort((a, b) => a.started_at - b.started_at);
  return {
    sessions: all.length,
    events: sum(({ events }) => events),
    missing: sum(({ missing }) => missing),
    gaps: count(({ missing }) => missing > 0),
    repeated: sum(({ repeated }) => repeated),
    repeats: count(({ repeated }) => repeated > 0),
    resets: sum(({ resets }) => resets),
    counter_resets: count(({ resets }) => resets > 0),
    wraps: sum(({ wraps }) => wraps),
    ...Object.fromEntries(
      [...FLAGS, ...UNCHECKED].map((flag) => [flag, count(({ quality }) => quality.includes(flag))]),
    ),
    faults: faulty.length,
    last_fault_code: faulty.at(-1)?.last_fault_code ?? null,
  };
}
