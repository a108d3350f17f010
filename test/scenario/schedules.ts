/** Hostile schedules: the same facts, come in every way that they may come in, end with the same rows. */
import { type Random, random } from '../../simulator/random.js';
import type { Fact } from './facts.js';
import { type Guard, withFrozenInput, withoutClock } from './guards.js';
import type { Step } from './steps.js';
import { merged, moves, streamsOf, withLastTick } from './streams.js';

/** One way in which facts come. */
export interface Schedule {
  readonly name: string;
  readonly seed: number;
  readonly steps: readonly Step[];
  /** Events are folded as they come. */
  readonly foldsEarly?: boolean;
  readonly guard?: Guard;
  /** Facts are sent more than once. */
  readonly resends?: boolean;
}

const CUT: Step = { is: 'checkpoint' };
const SEEDS = [1, 2, 3];

/** All schedules of the steps as given; events of the topics `anyOrder` may come in any order. */
export function schedulesOf(all: readonly Step[], anyOrder: readonly string[]): Schedule[] {
  const isEntry = (step: Step | undefined) => step?.is === 'fact' && step.fact.is === 'entry';
  let first = 0;
  while (isEntry(all[first])) first++;
  const [held, plain] = [all.slice(0, first), all.slice(first)];
  const after = (...between: Step[]) => plain.flatMap((step) => (step.is === 'fact' ? [step, ...between] : [step]));
  const one = (name: string, steps: readonly Step[], how: Partial<Schedule> = {}): Schedule => ({
    name,
    seed: 0,
    steps: [...held, ...steps],
    ...how,
  });
  const seeded = (
    name: string,
    steps: (random: Random, seed: number) => readonly Step[],
    how: Partial<Schedule> = {},
  ) => SEEDS.map((seed) => ({ ...one(name, steps(random(`${name} ${seed}`), seed), how), seed }));
  const streams = streamsOf(plain, anyOrder);
  // Tables may change whenever they like: what used an entry is shown again.
  const mingled = [...streamsOf(held, []), ...streams];
  const filledLate = (name: string, steps: readonly Step[]): Schedule => ({
    name,
    seed: 0,
    steps: withLastTick(steps),
  });
  return [
    one('no clock and no random', plain, { guard: withoutClock }),
    one('frozen input', plain, { guard: withFrozenInput }),
    one('other batches', after(CUT)),
    one('other batches', after(CUT), { foldsEarly: true }),
    one('other batches', after({ is: 'fold what waits' }), { foldsEarly: true }),
    ...seeded('other batches', (random, seed) => cut(plain, random, seed), { foldsEarly: true }),
    one('a restart after every event', after({ is: 'restart' })),
    ...seeded('everything sent again', (random, seed) => resent(plain, random, seed === 1), { resends: true }),
    one('producers interleaved otherwise', withLastTick(eachAlone(streams.flat()))),
    one('producers interleaved otherwise', withLastTick(eachAlone(streams.toReversed().flat()))),
    ...seeded('producers interleaved otherwise', (random) => withLastTick(merged(streams, random))),
    ...(held.length === 0
      ? []
      : [
          filledLate('tables filled last', [...plain, CUT, ...eachAlone(held)]),
          ...SEEDS.map((seed) => ({
            ...filledLate('tables filled meanwhile', eachAlone(merged(mingled, random(`tables ${seed}`)))),
            seed,
          })),
        ]),
    ...moves(plain, streams, random('moved')).map((steps, i) => ({
      ...one('one event moved to the end', steps),
      seed: i,
    })),
  ];
}

function cut(plain: readonly Step[], random: Random, seed: number): Step[] {
  return plain.flatMap((step): Step[] => {
    if (step.is !== 'fact' || !random.chance(0.2 * seed)) return [step];
    return [step, random.chance(0.5) ? CUT : { is: 'fold what waits' }];
  });
}

const maySendAgain = ({ is, topic }: Fact) => is === 'derived' || (is === 'source' && topic.identity !== undefined);

/** Every event that may be is sent again: at once, or some time later. */
function resent(plain: readonly Step[], random: Random, atOnce: boolean): Step[] {
  const steps = [...plain];
  for (const step of plain) {
    if (step.is !== 'fact' || !maySendAgain(step.fact)) continue;
    const from = steps.indexOf(step) + 1;
    const last = steps.findLastIndex(({ is }) => is === 'fact') + 1;
    steps.splice(atOnce ? from : random.whole(from, last), 0, { ...step, again: true });
  }
  return steps;
}

/** With a checkpoint after each event. */
const eachAlone = (steps: readonly Step[]): Step[] =>
  steps.flatMap((step): Step[] => (step.is === 'fact' ? [step, CUT] : [step]));
