/** The status for a terminal. */
import { inSeconds, inWords } from '../../engine/duration.js';
import type { ViewFreshness } from '../../engine/freshness/judge.js';
import { table } from '../table.js';
import type { Status } from './judge.js';

const HEADINGS = ['view', 'state', 'behind', 'own', 'inherited', 'target', 'as of', 'records to fold'];
const RIGHT = [2, 3, 4, 5, 7];

/** Parts, views, what is behind and why, what is parked, and a closing line. */
export function textOf(status: Status, now: number): string {
  const { parts, views, processors, parked, notices, faults } = status;
  const lines = parts.map(({ name, address, answers }) => `${answers ? '✓' : '✗'} ${name.padEnd(16)} ${address}`);
  if (views.length > 0) {
    const rows = views.map((view) => {
      const records = processors.find(({ lineage }) => lineage === view.lineage)?.behind ?? 0;
      return [...cellsOf(view, now), records.toLocaleString('en')];
    });
    lines.push('', ...table([HEADINGS, ...rows], RIGHT));
  }
  if (notices.length > 0) lines.push('', ...notices);
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
  lines.push('', ...faults.map((fault) => `→ ${fault}`), closing(status));
  return lines.join('\n');
}

function cellsOf(view: ViewFreshness, now: number): string[] {
  const { promoted, lineage, fresh, lagMs, ownLagMs, inheritedLagMs, targetMs, asOf } = view;
  const span = (ms: number) => (ms === 0 ? '–' : inSeconds(ms));
  return [
    promoted ? view.view : `${view.view} of ${lineage}`,
    fresh ? 'fresh' : 'late',
    span(lagMs),
    span(ownLagMs),
    span(inheritedLagMs),
    inSeconds(targetMs),
    asOf === null ? '–' : `${inWords(Math.max(0, now - Date.parse(asOf)))} ago`,
  ];
}

function closing({ processors, faults }: Status): string {
  if (faults.length > 0) return `${faults.length} to put right`;
  const behind = processors.reduce((sum, one) => sum + one.behind, 0);
  const most = `${behind.toLocaleString('en')} record${behind === 1 ? '' : 's'} to fold`;
  return `every view is within its target${behind === 0 ? ', and nothing is behind' : `: ${most}`}`;
}
