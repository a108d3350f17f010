/** Regression cases: what once stood parked is folded again, and expected to park still or to show what it should. */
import { expect } from 'vitest';
import type { AnyProcessor } from '../../engine/processor.js';
import type { CaseFact, Expectation, RegressionCase } from '../../engine/regression/case.js';
import type { Topic } from '../../engine/topic.js';
import { inputsOf, outputsOf, tablesOf, topicOf, viewsOf } from '../../engine/topology.js';
import type { View } from '../../engine/view.js';
import { Driver, Parks } from './driver.js';
import type { Fact, TickFact } from './facts.js';
import { type Expected, nothing, type Options, scenario } from './scenario.js';
import type { Standing } from './standing.js';
import { stepsOf } from './steps.js';

type Stands = Extract<Expectation, { rows: unknown }>;
type Values = Readonly<Record<string, unknown>>;

/** Throws when the case ends otherwise than it says; one that shows something is held to it under every hostile schedule. */
export async function hold(processor: AnyProcessor, given: RegressionCase, options: Options = {}): Promise<void> {
  const facts = factsOf(processor, given);
  if ('rows' in given.expect)
    return scenario(processor, options)(...facts).then(...expectedOf(processor, given.expect));
  const { parks } = given.expect;
  const driver = new Driver(() => processor);
  const end = await driver.run(stepsOf(facts)).then(
    () => null,
    (error: unknown) => error,
  );
  if (end instanceof Parks) return expect(end.reason).toBe(parks);
  if (end !== null) throw end;
  throw new Error(
    [
      `it no longer parks as ${parks}. Mended? Then expect what stands, once it is as it should be:`,
      `  "expect": ${JSON.stringify(standingOf(processor, driver.standing))}`,
      'Never mended? Then it lacks what made it park: export it again, with --whole.',
    ].join('\n'),
  );
}

function factsOf(processor: AnyProcessor, { entries, facts, tick }: RegressionCase): (Fact | TickFact)[] {
  const inputs = new Map(Object.values(inputsOf(processor)).map((input) => [topicOf(input).name, topicOf(input)]));
  const named = <T>(found: T | undefined, name: string): T => {
    if (found) return found;
    throw new Error(`${processor.name} does not read ${name}`);
  };
  return [
    ...entries.map(
      ({ table, value }): Fact => ({ is: 'entry', topic: named(tablesOf(processor)[table], table), value }),
    ),
    ...facts.map((fact) => factOf(named(inputs.get(fact.topic), fact.topic), fact)),
    ...(tick ? [{ is: 'tick', at: Date.parse(tick) } as const] : []),
  ];
}

function factOf(topic: Topic, { key, entity, producer, value, bytes, writer, ...rest }: CaseFact): Fact {
  const receivedAt = Date.parse(rest.receivedAt);
  const origin = entity !== undefined && producer !== undefined ? { entity, producer } : null;
  if (value === undefined || typeof key !== 'string') {
    const raw = { key: typeof key === 'string' ? Buffer.from(key) : key, value: bytes ?? null };
    return { is: 'raw', topic, ...raw, receivedAt, origin, writer: writer ?? null };
  }
  if (origin) return { is: 'derived', topic, key, ...origin, value };
  if (value === null) throw new Error(`${topic.name}: a source event without a value`);
  return { is: 'source', topic, value, receivedAt, ...(key === topic.key(value) ? {} : { key }) };
}

function expectedOf(processor: AnyProcessor, { rows, entities }: Stands): Expected[] {
  const declared = <Of extends View | Topic>(all: Readonly<Record<string, Of>>, name: string): Of => {
    const of = Object.values(all).find((one) => one.name === name);
    if (of) return of;
    throw new Error(`${processor.name} has no view or topic ${name}`);
  };
  const ofView = ([name, all]: [string, readonly Values[]]): Expected[] => {
    const view = declared(viewsOf(processor), name);
    return all.length > 0 ? all.map((values) => ({ kind: 'row', view: name, values })) : [nothing(view)];
  };
  const ofTopic = ([name, all]: [string, readonly Values[]]): Expected[] => {
    const topic = declared(outputsOf(processor), name);
    return all.length > 0 ? all.map((value) => ({ kind: 'outgoing', topic: name, value })) : [nothing(topic)];
  };
  return [...Object.entries(rows).flatMap(ofView), ...Object.entries(entities).flatMap(ofTopic)];
}

const standingOf = (processor: AnyProcessor, standing: Standing): Stands => ({
  rows: Object.fromEntries(Object.values(viewsOf(processor)).map(({ name }) => [name, standing.rows(name)])),
  entities: Object.fromEntries(Object.values(outputsOf(processor)).map(({ name }) => [name, standing.entities(name)])),
});
