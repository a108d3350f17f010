/** An explanation for a terminal. */
import type { Explanation } from '../../engine/explain/explain.js';
import type { Step, StepInput } from '../../engine/explain/step.js';
import { table } from '../table.js';

/** The row, then each step: who made it of what. */
export function textOf(view: string, { rows, steps }: Explanation): string {
  const lines: string[] = [];
  for (const { cells, key, task, steps: places } of rows) {
    lines.push(`${view}, written for key ${key} by task ${task}${made(places)}`);
    lines.push(
      ...table(
        Object.entries(cells).map(([name, cell]) => [name, cellText(cell)]),
        [],
        '  ',
      ),
      '',
    );
  }
  for (const [place, step] of steps.entries()) lines.push(...stepLines(place, step), '');
  return lines.join('\n').trimEnd();
}

const cellText = (cell: unknown): string => (typeof cell === 'string' ? cell : JSON.stringify(cell));

/** Which steps made it, as they are numbered. */
function made(places: readonly number[] | null): string {
  if (places === null) return '';
  return places.length === 0
    ? ', by nothing that stands now'
    : ` ← ${places.map((place) => `[${place + 1}]`).join(' ')}`;
}

function stepLines(place: number, step: Step): string[] {
  const { processor, version, lineage, task, key, scope, tick, stopped, used } = step;
  const lines = [
    `[${place + 1}] ${processor} version ${version}, lineage ${lineage}, task ${task}`,
    `    key ${key}${scope === '' ? '' : `, scope ${scope}`}, as of tick ${tick ?? '(none yet)'}`,
  ];
  if (stopped !== null) lines.push(`    stopped: ${stopped}`);
  for (const { table, id, at, value } of used)
    lines.push(
      `    ${table} ${id}${at === null ? '' : ` at ${at}`}: ${value === null ? 'not known' : JSON.stringify(value)}`,
    );
  return [...lines, ...step.inputs.flatMap(inputLines)];
}

const BELONGING = {
  scope: 'of this scope',
  kept: 'of this key, which it may look up',
  key: 'of the whole key',
} as const;

function inputLines(input: StepInput): string[] {
  const { topic, partition, begin, position, belonging, records, facts, entityCount, entities } = input;
  const counted = `${records.toLocaleString('en')} record${records === 1 ? '' : 's'} ${BELONGING[belonging]}`;
  const lines = [
    `    ${topic}/${partition}${begin > 0 ? ` from ${begin} (what stood before is gone)` : ''} up to ${position}: ${counted}${others(input)}`,
  ];
  const rows = facts.map(({ offset, at, receivedAt, entity }) => [
    String(offset),
    at ?? 'retracted',
    `received ${receivedAt}`,
    entity ?? '',
  ]);
  lines.push(...table(rows, [0], '      '), ...more(records - facts.length, 'records'));
  for (const { entity, producer, steps } of entities)
    if (producer !== '') lines.push(`      ${entity} as told by ${producer}${made(steps)}`);
  return [...lines, ...more(entityCount - entities.length, 'entities')];
}

const more = (n: number, what: string): string[] =>
  n > 0 ? [`      and ${n.toLocaleString('en')} more ${what}: see --limit`] : [];

/** Records of the key that are no facts. */
function others({ repeated, waiting, refused }: StepInput): string {
  const parts = [
    repeated > 0 ? `${repeated} repeated` : '',
    waiting > 0 ? `${waiting} wait with the parked key` : '',
    refused > 0 ? `${refused} parked` : '',
  ].filter(Boolean);
  return parts.length === 0 ? '' : ` (of this key, besides: ${parts.join(', ')})`;
}
