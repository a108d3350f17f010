/** The programmes that come with Repstream, as the gyms of a world offer them this month, and who is in them. */
import { readFileSync } from 'node:fs';
import type { Enrolment } from '../schemas/generated/enrolments.js';
import type { Programme } from '../schemas/generated/programmes.js';
import { DAY_S, dayOf, secondOf, TIME_ZONE } from './calendar.js';
import { random } from './random.js';
import type { GymWorld } from './world.js';

/** What members join: a programme that is known has its members already. */
export interface Courses {
  readonly enrolments: readonly Enrolment[];
  readonly programmes: readonly Programme[];
}

/** Of the gallery, and the share of the members who are in each: of those who are in an open gym there is one all but always. */
const offered = { 'ten-weeks-to-the-test': 0.2, 'gentle-knee': 0.03 } as const;

/** What of a programme in the gallery is written anew, and how long it is. */
interface Shipped {
  readonly title: string;
  readonly blocks: readonly { readonly weeks: number }[];
}

/** What the plans of both look at besides workouts. */
const uses = ['maximum_heart_rate', 'resting_heart_rate'];
/** The first Monday of the epoch was the 5th of January. */
const MONDAY = 4;

/** Those offered, from the last Monday before the month, in Singapore, of a time (ms); the same seed gives the same members of each. */
export function coursesOf(
  gyms: readonly GymWorld[],
  seed: string,
  at: number,
  offers: Readonly<Record<string, number>> = offered,
): Courses {
  const month = new Date(dayOf(Math.floor(at / 1_000)) * DAY_S * 1_000).toISOString().slice(0, 7);
  const first = Date.parse(`${month}-01T00:00:00Z`) / 1_000 / DAY_S;
  const monday = first - ((first - MONDAY) % 7);
  const from = secondOf(monday, 0) * 1_000;
  const enrolments: Enrolment[] = [];
  const programmes = Object.entries(offers).map(([name, joins]): Programme => {
    const shipped = shippedAs(name);
    const programmeId = `${name}-${month}`;
    const days = 7 * shipped.blocks.reduce((sum, { weeks }) => sum + weeks, 0);
    const to = secondOf(monday + days, 0) * 1_000;
    const dated = {
      ...shipped,
      ...{ id: programmeId, groups: [], timeZone: TIME_ZONE, from: dateOf(monday), to: dateOf(monday + days - 1) },
    };
    const judgedBy = { from, to, looksBackDays: 0, uses };
    for (const { userId } of gyms.flatMap(({ members }) => members)) {
      if (userId === null) continue;
      const draw = random(`${seed}/${programmeId}/${userId}`);
      const enrolmentId = draw.uuid();
      if (!draw.chance(joins)) continue;
      const of = { enrolmentId, userId, challengeId: `programme:${programmeId}`, version: 1, joinedAt: from, judgedBy };
      enrolments.push({
        ...of,
        capacities: [],
        movedFrom: null,
        left: false,
        teamId: null,
        by: userId,
        reason: '',
        at: from,
      });
    }
    return {
      ...{ programmeId, version: 1, title: shipped.title, programme: JSON.stringify(dated), from, to },
      ...{ gyms: [], groups: [], withdrawn: false, by: 'simulator', at: from },
    };
  });
  return { enrolments, programmes };
}

const shippedAs = (name: string): Shipped =>
  JSON.parse(readFileSync(new URL(`../rules/programme/gallery/${name}.json`, import.meta.url), 'utf8')) as Shipped;

const dateOf = (day: number) => new Date(day * DAY_S * 1_000).toISOString().slice(0, 10);
