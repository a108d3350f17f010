/** What a purge deletes, for a terminal. */
import { type Plan, recordsOf } from '../../engine/purging/plan.js';
import { table } from '../table.js';

const number = (value: number): string => value.toLocaleString('en');

/** A plan: partition by partition, then what has to be done first. */
export function planText(plan: Plan): string {
  const { topic, partitions, uncovered, certificates, before } = plan;
  const rows = partitions.map(({ partition, low, high, to, held }) => [
    String(partition),
    number(low),
    number(to),
    number(to - low),
    number(high - to),
    (certificates.get(partition) ?? []).join(', ') || '–',
    held === null ? '' : `held at ${held}`,
  ]);
  const headings = ['partition', 'begins at', 'will begin at', 'to delete', 'stay', 'certificates', ''];
  const open = uncovered.map(
    ({ processor, partitions: of }) =>
      `no certificate covers what is to be deleted of partitions ${of.join(', ')}: run \`repstream verify ${processor}\`, or purge with --verify`,
  );
  return [
    `${topic}, before ${new Date(before).toISOString().slice(0, 19)}Z`,
    ...table([headings, ...rows], [0, 1, 2, 3, 4]),
    '',
    ...open,
    `${number(recordsOf(plan))} records to delete`,
  ].join('\n');
}

/** What was done. */
export function purgedText({ topic, partitions }: Plan, records: number): string {
  const held = partitions.filter((partition) => partition.held !== null).length;
  const why = held === 0 ? 'nothing is old enough' : `${held} partitions are held, and --dry-run says by what`;
  return records === 0
    ? `nothing of ${topic} is to be deleted: ${why}`
    : `deleted ${number(records)} records of ${topic}; \`repstream views list\` says from when on each view can be derived again from facts`;
}
