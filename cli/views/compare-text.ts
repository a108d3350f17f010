/** What a compare found, for a terminal. */
import type { Comparison, ViewComparison } from '../../engine/lineages/compare.js';
import type { Counts, Sample, Samples } from '../../engine/lineages/compare-sql.js';

/** View by view, then what is beyond what was declared. */
export function comparisonText(comparison: Comparison): string {
  const {
    lineage,
    with: other,
    views,
    onlyOldViews,
    onlyNewViews,
    leftOutKeys,
    notAgain,
    undeclared,
    satisfied,
  } = comparison;
  const lines = [`${lineage} (new) against ${other} (old)`, ...views.flatMap((view) => ['', ...viewText(view)]), ''];
  if (views.length === 0) lines.push('they have no view in common: nothing to compare');
  if (onlyOldViews.length > 0) lines.push(`only the old has ${onlyOldViews.join(', ')}: not compared`);
  if (onlyNewViews.length > 0) lines.push(`only the new has ${onlyNewViews.join(', ')}: not compared`);
  if (leftOutKeys > 0) lines.push(`left out: ${count(leftOutKeys, 'key')} that one of them parked`);
  if (notAgain !== null) lines.push(`what differs was not looked at again: ${notAgain}`);
  for (const found of undeclared) lines.push(`→ ${found}`);
  lines.push(
    satisfied
      ? 'nothing differs but what was declared'
      : 'more differs than was declared (--expect says what is meant to)',
  );
  return lines.join('\n');
}

function viewText({
  view,
  rekeyed,
  first,
  counts,
  cut,
  onlyOldColumns,
  onlyNewColumns,
  samples,
}: ViewComparison): string[] {
  const seen = first.changed + first.onlyOld + first.onlyNew;
  const left = counts.changed + counts.onlyOld + counts.onlyNew;
  return [
    view,
    ...countsText(counts),
    ...(rekeyed ? ['  its own key has other columns: no row of the one can be told in the other'] : []),
    ...(cut ? ['  more differs than is looked at again: these are the counts of the first look'] : []),
    ...(left < seen ? [`  ${count(seen - left, 'row')} differed at the first look only`] : []),
    ...(onlyOldColumns.length > 0 ? [`  only the old has ${onlyOldColumns.join(', ')}: not compared`] : []),
    ...(onlyNewColumns.length > 0 ? [`  only the new has ${onlyNewColumns.join(', ')}: not compared`] : []),
    ...samplesText(samples),
  ];
}

/** How many rows of a view are of which class; of changed ones by column. */
export function countsText(counts: Counts): string[] {
  const columns = Object.entries(counts.columns).map(([column, rows]) => `${column} ${number(rows)}`);
  const found = [
    ['equal', counts.equal, ''],
    ['changed', counts.changed, columns.join(', ')],
    ['only old', counts.onlyOld, ''],
    ['only new', counts.onlyNew, ''],
  ] as const;
  const width = Math.max(...found.map(([, rows]) => number(rows).length));
  return found.map(([name, rows, more]) => `  ${name.padEnd(9)} ${number(rows).padStart(width)}  ${more}`.trimEnd());
}

/** Some rows of each class, a line each. */
export const samplesText = (samples: Samples): string[] => [
  ...samples.changed.map((sample) => `  changed   ${rowText(sample)}: ${changesText(sample)}`),
  ...samples.onlyOld.map((sample) => `  only old  ${rowText(sample)}`),
  ...samples.onlyNew.map((sample) => `  only new  ${rowText(sample)}`),
];

const rowText = ({ key, row }: Sample): string =>
  [`key ${key}`, ...Object.entries(row).map(([name, value]) => `${name} ${cell(value)}`)].join(', ');

const changesText = ({ columns }: Sample): string =>
  Object.entries(columns)
    .map(([name, [before, now]]) => `${name} ${cell(before)} → ${cell(now)}`)
    .join(', ');

const MAX_CELL = 60;

function cell(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MAX_CELL ? `${text.slice(0, MAX_CELL)}…` : text;
}

const number = (value: number): string => value.toLocaleString('en');
const count = (value: number, what: string): string => `${number(value)} ${what}${value === 1 ? '' : 's'}`;
