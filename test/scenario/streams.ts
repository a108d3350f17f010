/** The streams of a scenario: within one, order is kept; among them there is none. */
import type { Random } from '../../simulator/random.js';
import { keyOf } from './facts.js';
import type { Step } from './steps.js';

type FactStep = Extract<Step, { is: 'fact' }>;
type TickStep = Extract<Step, { is: 'tick' }>;

/** So many events are moved, each in a run of its own. */
const MOVED = 6;

/** Facts whose order counts among themselves: of one key of a source, of one key and producing task of a derived topic. */
export function streamsOf(plain: readonly Step[], anyOrder: readonly string[]): Step[][] {
  const streams = new Map<string, Step[]>();
  const nameOf = (step: Step): string => {
    if (step.is !== 'fact') return step.is;
    const { fact, place } = step;
    if (fact.is === 'derived') return `${fact.topic.name} ${fact.producer} ${fact.key}`;
    if (fact.is === 'raw' || anyOrder.includes(fact.topic.name)) return `${fact.topic.name} ${place}`;
    return `${fact.topic.name} ${fact.is === 'source' ? keyOf(fact) : fact.topic.key(fact.value)}`;
  };
  for (const step of plain) streams.set(nameOf(step), [...(streams.get(nameOf(step)) ?? []), step]);
  return [...streams.values()];
}

/** The streams merged at random. */
export function merged(streams: readonly (readonly Step[])[], random: Random): Step[] {
  const placed = streams.flatMap((stream) => {
    const draws = stream.map(() => random.next()).sort((a, b) => a - b);
    return stream.map((step, i) => ({ step, draw: draws[i] ?? 0 }));
  });
  return placed.sort((a, b) => a.draw - b.draw).map(({ step }) => step);
}

/** One event of several streams moved behind all others, with what must follow it. */
export function moves(plain: readonly Step[], streams: readonly (readonly Step[])[], random: Random): Step[][] {
  const movable = streams.flatMap((stream) =>
    stream.flatMap((step, i) => (step.is === 'fact' && mayMove(step, stream) ? [stream.slice(i)] : [])),
  );
  while (movable.length > MOVED) movable.splice(random.whole(0, movable.length - 1), 1);
  return movable.map((moved) =>
    withLastTick([...plain.filter((step) => !moved.includes(step)), { is: 'checkpoint' }, ...moved]),
  );
}

/** A source keeps its order, unless each of its events is a stream of its own. */
const mayMove = ({ fact }: FactStep, stream: readonly Step[]) =>
  fact.is === 'derived' || (fact.is === 'source' && stream.length === 1);

/** The last tick stays last. */
export function withLastTick(steps: readonly Step[]): Step[] {
  const last = steps.findLast((step): step is TickStep => step.is === 'tick');
  return last ? [...steps.filter((step) => step !== last), last] : [...steps];
}
