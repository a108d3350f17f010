/** What the arrows and boxes of the printed dataflow say. */
import { inSeconds, inWords } from '../../engine/duration.js';
import type { LiveInput, LiveStage } from '../../engine/graph/live.js';

/** What an arrow says, such as `at 1,204, 12 to go, 4 s late`. */
export function arrowWords({ position, behind, lateMs }: LiveInput): string {
  const words = [`at ${position.toLocaleString('en')}`];
  if (behind > 0) words.push(`${behind.toLocaleString('en')} to go`);
  if (lateMs > 0) words.push(`${inSeconds(lateMs)} late`);
  return words.join(', ');
}

/** What a box says of a stage, such as `2 processes, as of 12 s ago`. */
export function stageWords({ state, processes, asOf }: LiveStage, now: number): string {
  if (state === 'away') return 'no process';
  const run = `${processes} process${processes === 1 ? '' : 'es'}`;
  const time = asOf === null ? 'no tick yet' : `as of ${inWords(Math.max(0, now - Date.parse(asOf)))} ago`;
  return state === 'stopped' ? `${run}, tasks stopped, ${time}` : `${run}, ${time}`;
}
