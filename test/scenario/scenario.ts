/** Given facts, when more come, then this stands: as given, and in every other way in which the facts may come. */
import { expect } from 'vitest';
import type { AnyProcessor } from '../../engine/processor.js';
import type { Outgoing, Topic } from '../../engine/topic.js';
import { tablesOf } from '../../engine/topology.js';
import type { Row, View } from '../../engine/view.js';
import type { EntryFact, Fact, TickFact } from './facts.js';
import { type Build, insistOnSame, plainly } from './outcome.js';
import { schedulesOf } from './schedules.js';
import { stepsOf } from './steps.js';

/** What a scenario may say besides its facts. */
export interface Options {
  /** Entries that the tables hold from the beginning, by the table's name in the processor. */
  readonly tables?: Readonly<Record<string, readonly object[]>>;
  /** Topics whose events may come in any order, even within a key. */
  readonly anyOrder?: readonly string[];
  /** Columns (`view.column`) that count every delivery: they may differ when facts are sent again. */
  readonly counts?: readonly string[];
}

/** Expects that nothing stands of a view or topic. */
export const nothing = (of: View | Topic) => ({ kind: 'nothing', of }) as const;

/** A row or entity that stands, or that nothing does. */
export type Expected = Row | Outgoing | ReturnType<typeof nothing>;
type Given = readonly (Fact | TickFact)[];

class Scenario {
  readonly #build: Build;
  readonly #options: Options;
  readonly #facts: Given;

  constructor(build: Build, options: Options, facts: Given) {
    this.#build = build;
    this.#options = options;
    this.#facts = facts;
  }

  /** More comes. */
  when(...facts: Given): Scenario {
    return new Scenario(this.#build, this.#options, [...this.#facts, ...facts]);
  }

  /**
   * Of every view and topic that is named, exactly this stands at the end, in any order; and under each hostile schedule all views
   * and topics end as they do here.
   */
  // biome-ignore lint/suspicious/noThenProperty: given, when, then; who awaits a scenario without an end is told so below
  then(...expected: readonly Expected[]): Promise<void> {
    // Thrown at once, since who awaits never looks at a promise that is returned here.
    if (expected.some((one) => typeof one === 'function')) throw new Error('a scenario ends with then(…)');
    return this.#hold(expected);
  }

  async #hold(expected: readonly Expected[]): Promise<void> {
    const steps = stepsOf([...this.#entries(), ...this.#facts]);
    const standing = await plainly(this.#build, steps);
    for (const place of new Set(expected.map(placeOf))) {
      const values = expected.filter((one) => placeOf(one) === place).flatMap(valuesIn);
      const [name = ''] = place.split(' ');
      const stands = place.endsWith('view') ? standing.rows(name) : standing.entities(name);
      expect(stands).toEqual(values.length === 1 ? values : expect.arrayContaining(values));
      expect(stands).toHaveLength(values.length);
    }
    const { anyOrder = [], counts = [] } = this.#options;
    for (const schedule of schedulesOf(steps, anyOrder)) await insistOnSame(this.#build, schedule, counts);
  }

  #entries(): EntryFact[] {
    const tables = tablesOf(this.#build());
    return Object.entries(this.#options.tables ?? {}).flatMap(([name, entries]) => {
      const topic = tables[name];
      if (!topic) throw new Error(`the processor has no table ${name}`);
      return entries.map((value): EntryFact => ({ is: 'entry', topic, value }));
    });
  }
}

/** The view or topic that an expectation is about: they may share a name. */
function placeOf(one: Expected): string {
  if (one.kind === 'row') return `${one.view} view`;
  if (one.kind === 'outgoing') return `${one.topic} topic`;
  return `${one.of.name} ${'columns' in one.of ? 'view' : 'topic'}`;
}
const valuesIn = (one: Expected) => (one.kind === 'row' ? [one.values] : one.kind === 'outgoing' ? [one.value] : []);

/** Begins scenarios of a processor. A function gives it anew after each restart, so that what it keeps outside its state is lost. */
export const scenario =
  (processor: AnyProcessor | Build, options: Options = {}) =>
  (...facts: Given): Scenario =>
    new Scenario(typeof processor === 'function' ? processor : () => processor, options, facts);
