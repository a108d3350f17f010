/** Processors that are watched while they fold: they may not look at a clock, nor draw, nor change what they are given. */
import type { AnyProcessor } from '../../engine/processor.js';

export type Guard = (processor: AnyProcessor) => AnyProcessor;

/** Runs the handlers, `show` and `wakeAt` of a processor inside something. */
function within(processor: AnyProcessor, run: <Result>(work: () => Result) => Result): AnyProcessor {
  const on = Object.entries(processor.on).map(([input, handle]): [string, typeof handle] => [
    input,
    (draft, events, context) => run(() => handle(draft, events, context)),
  ]);
  const { wakeAt } = processor;
  return {
    ...processor,
    on: Object.fromEntries(on),
    show: (state, context) => run(() => processor.show(state, context)),
    ...(wakeAt && { wakeAt: (state, tick) => run(() => wakeAt(state, tick)) }),
  };
}

const refused = (what: string) => (): never => {
  throw new Error(`a fold used ${what}: the only time is the tick, and nothing is drawn`);
};

const RealDate = Date;
/** Dates of given times stay; the present does not. */
const GivenDate = new Proxy(RealDate, {
  construct: (target, given, self) =>
    given.length === 0 ? refused('new Date()')() : (Reflect.construct(target, given, self) as Date),
  apply: refused('Date()'),
  get: (target, name) => (name === 'now' ? refused('Date.now') : Reflect.get(target, name)),
});

/** Clock and random throw while it folds and shows. */
export const withoutClock: Guard = (processor) =>
  within(processor, (work) => {
    const draw = Math.random;
    const { now } = performance;
    globalThis.Date = GivenDate;
    Math.random = refused('Math.random');
    performance.now = refused('performance.now');
    try {
      return work();
    } finally {
      globalThis.Date = RealDate;
      Math.random = draw;
      performance.now = now;
    }
  });

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
}

type Lookups = Readonly<Record<string, object>>;

/** Look-ups whose answers are frozen. */
const frozenLookups = (lookups: Lookups): Lookups =>
  Object.fromEntries(
    Object.entries(lookups).map(([name, lookup]) => [
      name,
      new Proxy(lookup, {
        get(target, method) {
          const answer: unknown = Reflect.get(target, method, target);
          if (typeof answer !== 'function') return answer;
          return (...asked: unknown[]) => frozen(answer.apply(target, asked) as unknown);
        },
      }),
    ]),
  );

const frozenContext = (context: object): object =>
  new Proxy(context, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      return name === 'tables' || name === 'kept' ? frozenLookups(value as Lookups) : value;
    },
  });

/** Events, entries of tables and kept values are frozen, as is the state that `show` gets: changing one throws. */
export const withFrozenInput: Guard = (processor) => ({
  ...processor,
  on: Object.fromEntries(
    Object.entries(processor.on).map(([input, handle]): [string, typeof handle] => [
      input,
      (draft, events, context) => handle(draft, frozen(events), frozenContext(context)),
    ]),
  ),
  show: (state, context) => processor.show(frozen(structuredClone(state)), frozenContext(context)),
});
