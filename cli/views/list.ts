/** `repstream views list`: every build, what is promoted, how far each has come and what it takes. */
import { inWords } from '../../engine/duration.js';
import { type ListedLineage, listLineages } from '../../engine/lineages/list.js';
import { table } from '../table.js';
import { type ComputedView, computedText, computedViews } from './computed.js';
import { withDatabase } from './parts.js';

export async function list({ json }: { json?: boolean }): Promise<void> {
  const { lineages, computed } = await withDatabase(async (database, settings) => ({
    lineages: await listLineages(database),
    computed: await computedViews(database, settings),
  }));
  const of = (lineage: string): readonly ComputedView[] => computed.filter((view) => view.lineage === lineage);
  if (json) console.log(JSON.stringify(lineages.map((one) => ({ ...one, computed: of(one.lineage) }))));
  else console.log([listText(lineages), ...computedText(computed)].join('\n'));
}

const HEADINGS = [
  'processor',
  'lineage',
  'version',
  'state',
  'promoted since',
  'tasks',
  'tick',
  'facts since',
  'read',
  'parked',
  'rows (estimate)',
  'size',
];
const RIGHT = [2, 5, 8, 9, 11];

/** One line for each build. */
export function listText(lineages: readonly ListedLineage[]): string {
  const rows = lineages.map((one) => [
    one.processor,
    one.lineage,
    String(one.version),
    stateText(one),
    secondsOf(one.promotedSince),
    one.tasks === 0 ? '–' : String(one.tasks),
    secondsOf(one.tick),
    one.horizon ? secondsOf(one.horizon.since) : 'the start',
    number(one.read),
    number(one.parked),
    one.views
      .map(({ view, estimatedRows }) => `${view} ${estimatedRows === null ? '?' : number(estimatedRows)}`)
      .join(', ') || '–',
    sizeOf(one.bytes),
  ]);
  return table([HEADINGS, ...rows], RIGHT).join('\n');
}

/** `promoted`, or `building, 43 %, 12 min to go`. */
function stateText({ state, building }: ListedLineage): string {
  if (!building) return state;
  const left = building.etaS === null ? '' : `, ${inWords(building.etaS * 1_000)} to go`;
  return `building, ${building.percent} %${left}`;
}

const number = (value: number): string => value.toLocaleString('en');
const secondsOf = (time: string | null): string => (time === null ? '–' : `${time.slice(0, 19)}Z`);

/** Bytes in the greatest unit that leaves a whole number. */
export function sizeOf(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = bytes < 1_000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${number(Math.round(bytes / 1_000 ** step))} ${units[step]}`;
}
