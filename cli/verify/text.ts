/** Certificates of parity for a terminal. */
import type { ListedCertificate } from '../../engine/parity/certificate.js';
import type { Certificate } from '../../engine/parity/verify.js';
import { table } from '../table.js';
import { countsText, samplesText } from '../views/compare-text.js';

/** A certificate: what was compared, what differs, and a closing line. */
export function certificateText(certificate: Certificate): string {
  const {
    lineage,
    contents,
    differences,
    parked,
    parkedKeys,
    leftOutKeys,
    tasks,
    ofTasks,
    events,
    tookMs,
    restsOn,
    factsSince,
  } = certificate;
  const rows = contents.map(({ name, build, again }) => [
    build.rows === again.rows && build.digest === again.digest ? '✓' : '✗',
    name,
    number(build.rows),
    build.digest,
    build.digest === again.digest ? '' : `${again.digest} (${number(again.rows)} rows) derived again`,
  ]);
  const lines = [lineage, ...table([['', 'shown', 'rows', 'digest', ''], ...rows], [2])];
  for (const { name, counts, samples } of differences)
    lines.push(
      '',
      `${name}: old is the build, new what was derived again`,
      ...countsText(counts),
      ...samplesText(samples),
    );
  lines.push('');
  if (tasks.length < ofTasks) lines.push(`a sample: ${tasks.length} of ${ofTasks} tasks`);
  if (leftOutKeys > 0) lines.push(`left out: ${number(leftOutKeys)} keys that stand parked or were given up`);
  if (parkedKeys > 0) lines.push(`${number(parkedKeys)} keys parked only when derived again:`);
  for (const { task, key, why } of parked) lines.push(`  key ${key}, task ${task}: ${why}`);
  if (factsSince !== null)
    lines.push(
      `facts begin at ${factsSince.slice(0, 19)}Z: what stood before is taken as it is kept, and rests on ${certificates(restsOn)}`,
    );
  const rate = number(Math.round(events / (tookMs / 1_000)));
  lines.push(`${number(events)} records in ${(tookMs / 1_000).toFixed(1)} s, ${rate}/s`, closing(certificate));
  return lines.join('\n');
}

function closing({ id, equal, accepted, codeHash }: Certificate): string {
  const said = equal ? 'equal: the log gives the same rows again' : 'not equal: the log gives other rows';
  const code = accepted ? `; the code ${codeHash?.slice(0, 8)} is accepted as making them` : '';
  return `${said}${code} (certificate ${id})`;
}

/** One line for each certificate. */
export function listText(certificates: readonly ListedCertificate[]): string {
  const rows = certificates.map((one) => [
    String(one.id),
    `${one.at.slice(0, 19)}Z`,
    one.lineage,
    one.equal ? (one.accepted ? 'equal, code accepted' : 'equal') : 'not equal',
    one.partitions.length === one.ofPartitions ? 'all' : `${one.partitions.length} of ${one.ofPartitions}`,
    number(one.rows),
    number(one.events),
    number(one.leftOutKeys),
    one.restsOn.join(', ') || '–',
    one.codeHash?.slice(0, 8) ?? '–',
    one.by,
  ]);
  const headings = ['id', 'at', 'lineage', 'outcome', 'tasks', 'rows', 'records', 'left out', 'rests on', 'code', 'by'];
  return table([headings, ...rows], [0, 5, 6, 7]).join('\n');
}

const certificates = (ids: readonly number[]): string =>
  ids.length === 1 ? `certificate ${ids[0]}` : `certificates ${ids.join(', ')}`;

const number = (value: number): string => value.toLocaleString('en');
