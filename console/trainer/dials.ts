/** Numbers of a plan as the form shows them, in the reader's units, and what of them may not be. */
import { type FieldName, fields } from '../../rules/programme/fields';
import type { Prescription } from '../../rules/programme/plan';
import { speedIn, speedUnit, type Units, weightIn, weightUnit } from '../format/units';
import { words } from '../words';

export interface Dial {
  readonly label: string;
  readonly unit: string;
  /** How many of the stored unit one of the shown is. */
  readonly factor: number;
}

const plan = words.plan;
const figures = words.figures;
const plain = (label: string, unit = ''): Dial => ({ label, unit, factor: 1 });

export function dialOf(field: FieldName, units: Units): Dial {
  const all: Readonly<Record<FieldName, Dial>> = {
    timesAWeek: plain(plan.timesAWeek),
    sets: plain(figures.sets),
    repetitions: plain(figures.repetitions),
    loadGrams: { label: figures.load, unit: weightUnit[units], factor: 1 / weightIn(units, 1) },
    oneRepMaxPercent: plain(plan.ofOneRepMax, '%'),
    minutes: plain(figures.duration, 'min'),
    heartRateReservePercent: plain(plan.ofReserve, '%'),
    met: plain(words.metric('met'), 'MET'),
    distanceM: plain(figures.distance, 'm'),
    speedMmPerS: { label: figures.speed, unit: speedUnit[units], factor: 1 / speedIn(units, 1) },
  };
  return all[field];
}

const DECIMALS = 100;

/** What is stored as it is shown, to 2 decimals. */
export const shownIn = ({ factor }: Dial, value: number): number => Math.round((value / factor) * DECIMALS) / DECIMALS;

/** What is shown as it is stored: whole where the number is. */
export function storedOf(field: FieldName, { factor }: Dial, shown: number): number {
  return factor === 1 ? shown : fields[field].whole ? Math.round(shown * factor) : shown * factor;
}

/** The most that is safe for the member, of the programme and their own; of all else what a plan can have. */
export const mostOf = ({ most }: Pick<Prescription, 'most'>, field: FieldName): number =>
  Math.min(most[field] ?? fields[field].most, fields[field].most);

/** Why a number may not be, as the API would say; null: nothing is against it. */
export function unsafe(asked: Pick<Prescription, 'most'>, field: FieldName, value: number): string | null {
  const { least, whole, text } = fields[field];
  if (whole && !Number.isInteger(value)) return words.trainer.whole;
  if (value < least) return words.trainer.under(text(least));
  const most = mostOf(asked, field);
  return value > most ? words.trainer.over(text(most)) : null;
}
