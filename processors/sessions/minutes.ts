/** The minutes of an interval, as far as stages of steady load may be found in them: only where there is a heart rate. */
import { FASTEST_HEART_BPM, LONGEST_STEP_MS, type Now } from './effort.js';
import { addToMinute, joinMinute, type Minute, NUMBER, newMinute } from './minute.js';
import { keepStage, keepStages, type SavedStage } from './stages.js';

/** A stage is so many minutes; the outermost one a neighbour may still change. */
const STAGE_MINUTES = 3;

/** What an interval knows of its minutes. */
export interface Minutes {
  /**
   * In order of sequence (a clock may go back): the first three, null for what lies between, and the last three. Where the
   * session begins null comes first, since nothing will come before.
   */
  minutes: (Minute | null)[];
  /** Of all stages that no neighbour can change any more, those to keep. */
  stages: SavedStage[];
}

/** Of no event, at the beginning of a session or anywhere in it. */
export const noMinutes = (isBegin: boolean): Minutes => ({ minutes: isBegin ? [null] : [], stages: [] });

/** Adds the time from reading `now` until the next reading at `until` (ms); the hot path. */
export function holdMinute(interval: Minutes, now: Readonly<Now>, until: number): void {
  const { heartRateBpm } = now;
  if (heartRateBpm === null || (now.speedMmPerS === null && now.powerW === null) || until <= now.at) return;
  if (heartRateBpm <= 0 || heartRateBpm > FASTEST_HEART_BPM) return;
  const number = Math.floor(now.at / 60_000);
  let minute = interval.minutes[interval.minutes.length - 1];
  if (!minute || minute[NUMBER] !== number) {
    minute = newMinute(number);
    follow(interval, minute);
  }
  addToMinute(minute, now, heartRateBpm, Math.min(until - now.at, LONGEST_STEP_MS));
}

/** Appends a minute: the one before is whole now, and so is the stage that ends with it. */
function follow(interval: Minutes, minute: Minute): void {
  const { minutes } = interval;
  settle(interval);
  minutes.push(minute);
  const gap = minutes.indexOf(null);
  if (gap < 0 && minutes.length > 2 * STAGE_MINUTES) minutes[STAGE_MINUTES] = null;
  if (gap >= 0 && minutes.length - gap - 1 > STAGE_MINUTES) minutes.splice(gap + 1, 1);
}

/** Keeps the stage that ends with the last minute, unless the first of all is in it: that may get more. */
function settle({ minutes, stages }: Minutes): void {
  const end = minutes.length;
  const [first, second, third] = [minutes[end - 3], minutes[end - 2], minutes[end - 1]];
  if (end > STAGE_MINUTES && first && second && third) keepStages(stages, first, second, third);
}

/** Appends what `b` knows to `a`, in place; `b` stays as it is. */
export function joinMinutes(a: Minutes, b: Readonly<Minutes>): void {
  for (let i = 0; i < b.minutes.length; i += 1) {
    const minute = b.minutes[i];
    const last = a.minutes[a.minutes.length - 1];
    if (!minute) leaveOut(a);
    else if (i === 0 && last && last[NUMBER] === minute[NUMBER]) joinMinute(last, minute);
    else follow(a, minute.slice()); // our own: the last of them goes on
  }
  for (const stage of b.stages) keepStage(a.stages, stage);
}

/** What lies between the first three minutes and those to come. */
function leaveOut(interval: Minutes): void {
  const { minutes } = interval;
  settle(interval);
  const gap = minutes.indexOf(null);
  minutes.length = gap < 0 ? Math.min(minutes.length, STAGE_MINUTES) : gap;
  minutes.push(null);
}

/** All stages to keep of a session, when nothing will come after either. */
export function stagesOf({ minutes, stages }: Readonly<Minutes>): readonly SavedStage[] {
  const whole = { minutes, stages: stages.slice() };
  settle(whole);
  return whole.stages;
}
