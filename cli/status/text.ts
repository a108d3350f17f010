/** The status for a terminal. */
import { inWords } from '../duration.js';
import { table } from '../table.js';
import type { Status } from './judge.js';

/** Parts, processors, what is parked, and a closing line. */
export function textOf({ parts, processors, parked, unpublished, faults }: Status, now: number): string {
  const lines = parts.map(({ name, address, answers }) => `${answers ? '✓' : '✗'} ${name.padEnd(16)} ${address}`);
  if (processors.length > 0) {
    const rows = processors.map(({ processor, state, behind, ageMs, why }) => [
      processor,
      state === 'away' ? 'not running' : state,
      behind.toLocaleString('en'),
      ageMs === null ? '–' : `${inWords(ageMs)} ago`,
      why.join('; '),
    ]);
    lines.push('', ...table([['processor', 'state', 'behind', 'as of', 'why'], ...rows], [2]));
  }
  if (unpublished > 0)
    lines.push('', `${unpublished.toLocaleString('en')} derived events are committed and not yet published`);
  if (parked.length > 0) {
    const rows = parked.map(({ processor, kind, reason, events, keys, latestAt }) => [
      processor,
      reason,
      `${events.toLocaleString('en')} event${events === 1 ? '' : 's'}`,
      kind === 'key' ? `${keys} key${keys === 1 ? '' : 's'} wait whole` : `${keys} key${keys === 1 ? '' : 's'}`,
      `last ${inWords(Math.max(0, now - latestAt))} ago`,
    ]);
    lines.push('', 'parked (docs/reference/parking.md says what each reason means)', ...table(rows, [2], '  '));
  }
  lines.push('', ...faults.map((fault) => `→ ${fault}`), closing({ parts, processors, parked, unpublished, faults }));
  return lines.join('\n');
}

function closing({ processors, faults }: Status): string {
  if (faults.length > 0) return `${faults.length} to put right`;
  const behind = processors.reduce((sum, one) => sum + one.behind, 0);
  const again = processors.reduce((sum, one) => sum + one.toShowAgain, 0);
  if (behind === 0 && again > 0) return `running: ${again.toLocaleString('en')} scopes to show again`;
  return behind === 0
    ? 'caught up: nothing is behind'
    : `running: ${behind.toLocaleString('en')} record${behind === 1 ? '' : 's'} to go`;
}
