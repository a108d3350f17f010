/** What is written of a challenge: as the API takes it, while it may still lack something. */
import type { GetChallengesByIdResponse, PostChallengesData } from '../../../clients/typescript/lib/index';
import type { Node } from '../../../rules/node';
import { offsetAt } from '../../../rules/offsets';
import type { Period } from '../../../rules/room';
import { SCHEMA_VERSION } from '../../../rules/rule';

/** The body of POST and PUT. */
export type Definition = Required<Omit<PostChallengesData['body'], 'rule'>> & {
  readonly rule: { readonly schema: number; readonly root?: Node };
};

const DAY_MS = 86_400_000;
const WEEKDAYS = 7;
const MONDAY = 1;
const TEXT_DAY = 10;
const TEXT_MINUTE = 16;

/** Nothing asked for yet, in the four weeks from next Monday. */
export function blank(timeZone: string, now: number, days = 28): Definition {
  const today = new Date(now + offsetAt(now, timeZone));
  const away = ((MONDAY - today.getUTCDay() + WEEKDAYS - 1) % WEEKDAYS) + 1;
  const day = (after: number) => new Date(today.getTime() + after * DAY_MS).toISOString().slice(0, TEXT_DAY);
  return {
    ...{ name: '', description: '', rule: { schema: SCHEMA_VERSION }, timeZone, dayStartsMinute: 0, weekStartsOn: 1 },
    from: timeOf(`${day(away)}T00:00`, timeZone),
    to: timeOf(`${day(away + days)}T00:00`, timeZone),
    ...{ gyms: [], groups: [], keepsAwards: true, milestones: [] },
  };
}

/** What is written of a challenge that there is. */
export function definitionOf(row: GetChallengesByIdResponse): Definition {
  const { name, description, rule, startsAt, endsAt, timeZone, dayStartsMinute, weekStartsOn } = row;
  const { gyms, groups, keepsAwards, milestones } = row;
  return {
    ...{ name, description, rule: rule as Definition['rule'], from: startsAt, to: endsAt },
    ...{ timeZone, dayStartsMinute, weekStartsOn, gyms, groups, keepsAwards, milestones },
  } as Definition;
}

/** What its rule is checked in. */
export const periodOf = ({ from, to, timeZone, dayStartsMinute, weekStartsOn }: Definition): Period =>
  ({ from: Date.parse(from), to: Date.parse(to), timeZone, dayStartsMinute, weekStartsOn }) as Period;

/** A time as the clock of the zone shows it, `2027-03-01T06:00`; '' for none. */
export function clockOf(time: string, timeZone: string): string {
  const at = Date.parse(time);
  return Number.isNaN(at) ? '' : new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, TEXT_MINUTE);
}

/** The time at which the clock of the zone shows this; '' for none. */
export function timeOf(clock: string, timeZone: string): string {
  const shown = Date.parse(`${clock}Z`);
  if (Number.isNaN(shown)) return '';
  const near = shown - offsetAt(shown, timeZone);
  return new Date(shown - offsetAt(near, timeZone)).toISOString();
}

/** Whether the zone is one that there is. */
export function isZone(timeZone: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(timeZone) || timeZone === 'UTC';
}
