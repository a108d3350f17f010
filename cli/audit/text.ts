/** An audit for a terminal. */
import type { Audit } from '../../engine/audit/audit.js';
import type { Finding } from '../../engine/audit/finding.js';
import { table } from '../table.js';

const MARKS = { broken: '✗', conflict: '!', unchecked: '·' } as const;
/** So many conflicts of a topic are printed; --json has a hundred. */
const SAMPLES = 10;

/** The ledger by processor, what was found, and a closing line. */
export function textOf({ processors, findings, log }: Audit): string {
  const counts = ['tasks', 'read', 'folded', 'repeated', 'parked', 'late', 'unread'] as const;
  const rows = processors.map((one) => [one.processor, ...counts.map((name) => one[name].toLocaleString('en'))]);
  const lines = table([['processor', ...counts], ...rows], [1, 2, 3, 4, 5, 6, 7]);
  if (findings.length > 0) lines.push('');
  for (const finding of findings) lines.push(...linesOf(finding));
  const hint = log ? '' : '; `--log` reads the topics again and compares them too';
  lines.push('', `${closing(findings)}${hint}`);
  return lines.join('\n');
}

function linesOf({ kind, verdict, where, detail, samples = [] }: Finding): string[] {
  const shown = samples
    .slice(0, SAMPLES)
    .map(
      ({ partition, identity, first, second }) =>
        `    partition ${partition}: ${identity} at offsets ${first} and ${second}`,
    );
  const more = samples.length - shown.length;
  return [
    `${MARKS[verdict]} ${kind.padEnd(13)} ${where}: ${detail}`,
    ...shown,
    ...(more > 0 ? [`    and ${more} more in --json`] : []),
  ];
}

function closing(findings: readonly Finding[]): string {
  const of = (verdict: Finding['verdict']) => findings.filter((finding) => finding.verdict === verdict);
  const conflicts = of('conflict').reduce((sum, { count }) => sum + (count ?? 0), 0);
  const said =
    conflicts === 0 ? '' : `; ${conflicts.toLocaleString('en')} conflict${conflicts === 1 ? '' : 's'} from outside`;
  const broken = of('broken').length;
  return broken === 0 ? `all adds up${said}` : `${broken} thing${broken === 1 ? ' does' : 's do'} not add up${said}`;
}
