/** Machines that move and break, and how long they could be used in opening hours, minute by minute. */
import { localTime, offsetMs } from '../../../domain/time-zone.js';

/** In Singapore it is the next day already. */
export const TICK = Date.UTC(2026, 3, 2, 20);
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export const gyms: Readonly<Record<string, string>> = { always: 'Asia/Singapore', 'by night': 'Europe/London' };
interface Opening {
  readonly weekday: number;
  readonly opensMinute: number;
  readonly closesMinute: number;
}
/** Past midnight, twice at once, and not at all on some days. */
export const hours: Readonly<Record<string, readonly Opening[]>> = {
  always: [],
  'by night': [
    { weekday: 6, opensMinute: 1_200, closesMinute: 1_700 },
    { weekday: 7, opensMinute: 0, closesMinute: 300 },
    { weekday: 7, opensMinute: 1_400, closesMinute: 1_500 },
    { weekday: 1, opensMinute: 540, closesMinute: 700 },
    { weekday: 1, opensMinute: 600, closesMinute: 1_440 },
    { weekday: 3, opensMinute: 900, closesMinute: 800 },
  ],
};

export interface Entry {
  readonly equipment_id: string;
  readonly gym_id: string;
  readonly in_service: boolean;
  readonly valid_from: number;
}
const entry = (
  equipment_id: string,
  gym_id: string,
  in_service: boolean,
  ...at: [month: number, day: number, hour: number, minute: number]
): Entry => ({
  ...{ equipment_id, gym_id, in_service, valid_from: Date.UTC(2026, ...at) },
});
export const entries: readonly Entry[] = [
  entry('stays', 'always', true, 2, 28, 3, 0),
  entry('stays by night', 'by night', true, 0, 1, 0, 0),
  entry('moves', 'always', true, 2, 1, 0, 0),
  entry('moves', 'by night', true, 2, 28, 22, 30),
  entry('moves', 'by night', false, 2, 30, 9, 10),
  entry('moves', 'by night', true, 2, 30, 12, 45),
  entry('moves', 'by night', false, 2, 30, 22, 0),
  entry('moves', 'always', true, 3, 1, 5, 0),
  entry('is elsewhere', 'nobody knows it', true, 0, 1, 0, 0),
];

/** Sessions, of which some were where the machine was not. */
export const used = [
  { gym_id: 'always', equipment_id: 'stays', day: '2026-03-27', workouts: 2 },
  { gym_id: 'by night', equipment_id: 'moves', day: '2026-03-29', workouts: 3 },
  { gym_id: 'by night', equipment_id: 'stays', day: '2026-03-29', workouts: 1 },
  { gym_id: 'nobody knows it', equipment_id: 'is elsewhere', day: '2026-03-30', workouts: 4 },
  { gym_id: '', equipment_id: 'unheard of', day: '2026-03-31', workouts: 5 },
] as const;
const FIRST = '2026-03-27';

const at = (day: string) => Date.parse(`${day}T00:00Z`);
const zoneOf = (gym: string) => gyms[gym] ?? 'UTC';
/** What a clock on the wall of that gym showed, as if it were UTC. */
const onTheWall = (ms: number, gym: string) => ms + offsetMs(ms, zoneOf(gym));

/** Which entry held at a minute of a gym's clock: the latest that the clock of its own gym had passed, and the first also before. */
function heldAt(machine: string, gym: string, wall: number): Entry | undefined {
  const all = entries.filter(({ equipment_id }) => equipment_id === machine);
  const since = all.filter((one, i) => i === 0 || onTheWall(one.valid_from, gym) <= wall);
  const last = since.at(-1);
  return last?.gym_id === gym ? last : undefined;
}

function isOpen(gym: string, wall: number): boolean {
  if (hours[gym]?.length === 0) return true;
  return [0, 1].some((before) => {
    const midnight = Math.floor(wall / DAY_MS) * DAY_MS - before * DAY_MS;
    const [weekday, minute] = [new Date(midnight).getUTCDay() || 7, (wall - midnight) / MINUTE_MS];
    return hours[gym]?.some((one) => one.weekday === weekday && one.opensMinute <= minute && minute < one.closesMinute);
  });
}

/** Rows of all machines and days; `utcDay` is that of the tick. */
export function utilisationOf(utcDay: string) {
  const rows = [];
  for (const gym of [...Object.keys(gyms), 'nobody knows it', ''])
    for (const machine of new Set([...entries, ...used].map(({ equipment_id }) => equipment_id)))
      for (let time = at(FIRST); time <= at(utcDay) + DAY_MS; time += DAY_MS) {
        const day = new Date(time).toISOString().slice(0, 10);
        const sessions = used
          .filter((one) => one.gym_id === gym && one.equipment_id === machine && one.day === day)
          .reduce((sum, { workouts }) => sum + workouts, 0);
        const minutes = Array.from({ length: 1_440 }, (_, minute) => time + minute * MINUTE_MS);
        const standing = minutes.filter((wall) => heldAt(machine, gym, wall));
        const usable = standing.filter((wall) => heldAt(machine, gym, wall)?.in_service);
        const isThere = standing.length > 0 && day <= localTime(TICK, zoneOf(gym)).day;
        if (sessions === 0 && !isThere) continue;
        rows.push({
          ...{ gym_id: gym, equipment_id: machine, day, sessions, active_s: 60 * sessions },
          in_service: isThere ? usable.length > 0 : null,
          open_s:
            isThere && usable.length > 0 && gym in gyms ? 60 * usable.filter((wall) => isOpen(gym, wall)).length : null,
        });
      }
  return rows;
}
