/** A programme in plain English. */
import { amountText, readable } from '../amounts/units.js';
import { capital, clauseWords, type NameOf, numberWords, orWords } from '../say.js';
import { intensities } from './intensities.js';
import type { Block, Bounds, Programme, Slot } from './programme.js';
import { dateWords, weeksOf } from './weeks.js';

/** A sentence for the whole, one for each block, one for its bounds. `nameOf` tells what people call exercises and gyms. */
export function programmeWords(programme: Programme, nameOf: NameOf = (id) => id): string[] {
  const { title, from, to, timeZone, gyms, groups, totalWorkouts, sessionsPerWeek, blocks, bounds } = programme;
  const weeks = weeksOf(programme);
  const least = programme.leastWeeks === undefined ? '' : `, of which ${programme.leastWeeks} have to be met`;
  const whole = [
    `${title}: ${totalWorkouts} visits in ${weeks.length} weeks${least}, ${sessionsPerWeek} a week`,
    `from ${dateWords(from)} to ${dateWords(to)} (${timeZone})`,
    gyms.length > 0 ? `in ${orWords(gyms.map(nameOf))}` : 'in any gym',
    groups.length > 0 ? `for ${orWords(groups)}` : 'for everybody',
  ].join(', ');
  let first = 1;
  const ofBlocks = blocks.map((block) => {
    const words = blockWords(block, first, sessionsPerWeek, nameOf);
    first += block.weeks;
    return words;
  });
  const { benchmark } = programme;
  const standard = benchmark
    ? [`Who has fewer than ${benchmark.leastPoints} points in the IPPT is enrolled; who has as many leaves.`]
    : [];
  return [`${whole}.`, ...ofBlocks, ...boundsWords(bounds), ...standard];
}

function blockWords(
  { name, weeks, deload, slots }: Block,
  first: number,
  sessionsPerWeek: number,
  nameOf: NameOf,
): string {
  const when = weeks === 1 ? `week ${first}` : `weeks ${first} to ${first + weeks - 1}`;
  const less = deload
    ? ` to recover, with ${numberWords(deload.intensityPercent)} % of the intensity and ${numberWords(deload.volumePercent)} % of the volume,`
    : '';
  const clauses = slots.map((slot) => slotWords(slot, sessionsPerWeek, nameOf));
  return `${capital(name)} (${when}):${less} ${clauseWords(clauses, 'and')}.`;
}

function slotWords(
  { timesAWeek, intensity, progression, ...slot }: Slot,
  sessionsPerWeek: number,
  nameOf: NameOf,
): string {
  const times = timesAWeek ?? sessionsPerWeek;
  const what = slot.exercises
    ? `of ${orWords(slot.exercises.map(nameOf))}`
    : `for ${orWords((slot.muscles ?? []).map((muscle) => `the ${muscle}`))}`;
  const hard = intensity
    ? ` at ${numberWords(intensity.from)} to ${numberWords(intensity.to)} ${intensities[intensity.of].words}`
    : '';
  const often = times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
  const rises = progression
    ? `, ${numberWords(progression.step)} more once all was met on ${progression.afterWorkouts} days in a row`
    : '';
  return `${often} a week ${muchWords(slot)} ${what}${hard}${rises}`;
}

function muchWords({
  sets = 0,
  repetitions,
  minutes,
  distanceM,
}: Pick<Slot, 'sets' | 'repetitions' | 'minutes' | 'distanceM'>): string {
  if (minutes !== undefined) return `${numberWords(minutes)} min`;
  if (distanceM !== undefined) return amountText(readable('distance', distanceM * 1_000));
  const { from = 1, to = 1 } = repetitions ?? {};
  const range = from === to ? numberWords(from) : `${numberWords(from)} to ${numberWords(to)}`;
  return `${sets} ${sets === 1 ? 'set' : 'sets'} of ${range} repetitions`;
}

function boundsWords({
  mostOneRepMaxPercent,
  mostHeartRateReservePercent,
  mostStepPercent,
  stopWhen = [],
}: Bounds): string[] {
  const [load, heart, step] = [mostOneRepMaxPercent, mostHeartRateReservePercent, mostStepPercent].map(numberWords);
  return [
    `Never over ${load} % of the one-repetition maximum or ${heart} % of the heart-rate reserve, nor up by more than ${step} % a week or one step of the machine.`,
    ...stopWhen.map((when) => `Stop at once: ${when}.`),
  ];
}
