/** The first day of a member in each gym and anywhere: the earliest few are remembered; should all be taken away, the rest is looked up. */
import type { KeptLookup } from '../../engine/declare.js';
import type { Counted } from './counted.js';
import { firstVisits } from './views.js';

/** The earliest days of a gym, in order. */
interface First {
  readonly days: [day: string, workouts: number][];
  /** There are or may be others, none of them earlier. */
  more: boolean;
}

/** By gym; '': anywhere. */
export type Firsts = Record<string, First>;

/** So many are remembered: it is seldom that all workouts of a day are taken away, and then seldom of three. */
const REMEMBERED = 3;
const EVER = Number.MIN_SAFE_INTEGER;
const FOREVER = Number.MAX_SAFE_INTEGER;

/** The scope that holds them. */
export const FIRSTS = 'first';

/** A workout of a member that counts (`times` 1) or counts no more (−1). */
interface Visited {
  readonly counted: Counted;
  readonly times: 1 | -1;
}

/** Moves the first days as workouts come and go. */
export function moveFirsts(
  firsts: Firsts,
  visits: readonly Visited[],
  workouts: KeptLookup<Counted | { readonly place: null }>,
): void {
  for (const { gymId, day, workouts } of netOf(visits)) {
    const first = firsts[gymId] ?? { days: [], more: false };
    firsts[gymId] = first;
    move(first, day, workouts);
  }
  for (const [gymId, first] of Object.entries(firsts)) {
    if (first.days.length > 0) continue;
    if (first.more) firsts[gymId] = lookedUp(gymId, workouts.range(EVER, FOREVER));
    else delete firsts[gymId];
  }
}

/** What changes in all, by gym and day: a workout that is only edited changes nothing. */
function netOf(visits: readonly Visited[]): { gymId: string; day: string; workouts: number }[] {
  const nets = new Map<string, { gymId: string; day: string; workouts: number }>();
  for (const { counted, times } of visits) {
    const { day } = counted.place;
    for (const gymId of gymsOf(counted)) {
      const id = JSON.stringify([gymId, day]);
      const net = nets.get(id) ?? { gymId, day, workouts: 0 };
      net.workouts += times;
      nets.set(id, net);
    }
  }
  return [...nets.values()].filter(({ workouts }) => workouts !== 0);
}

const gymsOf = ({ place }: Counted): ReadonlySet<string> => new Set(['', place.gymId]);

/** Adds workouts to a day, or takes them away; of days not remembered some may be earlier than one that is behind all that are. */
function move(first: First, day: string, workouts: number): void {
  const { days } = first;
  const known = days.find(([other]) => other === day);
  if (known) {
    known[1] += workouts;
    if (known[1] === 0) days.splice(days.indexOf(known), 1);
    return;
  }
  const last = days.at(-1)?.[0];
  if (workouts < 0 || (first.more && (last === undefined || day > last))) return;
  days.push([day, workouts]);
  days.sort(([a], [b]) => (a < b ? -1 : 1));
  if (days.length <= REMEMBERED) return;
  days.pop();
  first.more = true;
}

function lookedUp(gymId: string, workouts: readonly (Counted | { readonly place: null })[]): First {
  const all = new Map<string, number>();
  for (const counted of workouts)
    if (counted.place && gymsOf(counted).has(gymId)) all.set(counted.place.day, (all.get(counted.place.day) ?? 0) + 1);
  const days = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  return { days: days.slice(0, REMEMBERED), more: days.length > REMEMBERED };
}

/** As rows. */
export const showFirsts = (firsts: Firsts, userId: string) =>
  Object.entries(firsts).flatMap(([gymId, { days }]) =>
    days[0] ? [firstVisits.row({ userId, gymId, firstOn: days[0][0] })] : [],
  );
