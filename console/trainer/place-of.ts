/** Places in plans, in words. */
import { words } from '../words';

const say = words.trainer;

/** Where in a plan a change is: `Week 2, Press, Sets`. */
export const placeOf = (path: string): string =>
  path
    .replace(/^\/weeks\/\*/, say.everyWeek)
    .replace(/^\/weeks\/(\d+)/, (_, number) => say.weekNumber(Number(number)))
    .replace(/\/(slots|exercises)/, '')
    .split('/')
    .map(words.plain)
    .join(', ');
