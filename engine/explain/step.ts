/** One scope of one task, with what stands behind it. */
import type { TaskRecord } from '../observer.js';
import { inputsOf, type Lineage, type Topology, topicOf } from '../topology.js';
import type { Belonging, Fact, Facts, ToldEntity } from './facts.js';
import type { Question } from './scan.js';
import type { Scope } from './scopes.js';

/** An entity of an input, and the steps that made it: their places in the list, or null when they were not looked for. */
export interface Behind extends ToldEntity {
  steps: readonly number[] | null;
}

/** What one input gave. */
export interface StepInput {
  readonly input: string;
  /** The physical topic and the partition of it. */
  readonly topic: string;
  readonly partition: number;
  /** Where the log begins: what stood before was purged, and is known of the scope's state alone. */
  readonly begin: number;
  /** The task's position: facts from it on are not in yet. */
  readonly position: number;
  readonly belonging: Belonging;
  /** All of them, and the first with their offsets. */
  readonly records: number;
  readonly facts: readonly Fact[];
  /** Records of the key that are none of the facts: folded before, waiting with the parked key, parked by themselves. */
  readonly repeated: number;
  readonly waiting: number;
  readonly refused: number;
  /** Of derived topics and kept inputs: how many entities stand behind it now, and the first. */
  readonly entityCount: number;
  readonly entities: readonly Behind[];
}

/** An entry that was looked up. */
export interface UsedEntry {
  readonly table: string;
  readonly id: string;
  /** The time that it was looked up for, ISO 8601; null: not known. */
  readonly at: string | null;
  /** What was valid then; null: nothing is known under that id. */
  readonly value: unknown;
}

export interface Step {
  readonly processor: string;
  readonly version: number;
  readonly lineage: string;
  readonly task: number;
  readonly key: string;
  readonly scope: string;
  /** The latest tick folded, ISO 8601; null: none yet. */
  readonly tick: string | null;
  /** Why the task stopped itself, or null. */
  readonly stopped: string | null;
  /** The entries of tables that it looked up, found or not. */
  readonly used: readonly UsedEntry[];
  readonly inputs: readonly StepInput[];
}

/** A step whose inputs are still to be read. */
export interface Standing {
  readonly lineage: Lineage;
  readonly scope: Scope;
  readonly task: TaskRecord;
}

/** Offsets of a key that wait with it, by physical topic. */
export type ParkedRanges = ReadonlyMap<string, readonly { readonly from: number; readonly to: number }[]>;

/** What to ask of each input. */
export function questionsOf(
  topology: Topology,
  { lineage, scope: { key, scope, task: partition }, task }: Standing,
  parked: ParkedRanges,
  most: number,
): Question[] {
  const { processor } = lineage;
  return Object.entries(inputsOf(processor)).map(([input, declared]) => {
    const topic = topicOf(declared);
    const physical = topology.physical(topic);
    const isKept = 'kept' in declared;
    const scopeOf = isKept ? undefined : processor.scope?.[input];
    return {
      topic,
      physical,
      partition,
      key,
      position: task.positions[physical] ?? 0,
      belonging: isKept ? 'kept' : scopeOf || !processor.scope ? 'scope' : 'key',
      isOfScope: (event) => !scopeOf || isSame(() => scopeOf(event), scope),
      parked: parked.get(physical) ?? [],
      most,
    };
  });
}

/** A scope function that throws parks its key: such an event belongs to no scope. */
function isSame(scopeOf: () => string, scope: string): boolean {
  try {
    return scopeOf() === scope;
  } catch {
    return false;
  }
}

/** The step with what was found, `most` entities of each input. */
export function stepOf(
  { lineage, scope, task }: Standing,
  questions: readonly Question[],
  answers: readonly Facts[],
  used: readonly UsedEntry[],
  most: number,
): Step {
  const { processor } = lineage;
  return {
    processor: processor.name,
    version: processor.version,
    lineage: lineage.name,
    task: scope.task,
    key: scope.key,
    scope: scope.scope,
    tick: task.tick > 0 ? new Date(task.tick).toISOString() : null,
    stopped: task.stopped,
    used,
    inputs: Object.keys(inputsOf(processor)).flatMap((input, i) => {
      const [question, answer] = [questions[i], answers[i]];
      if (!question || !answer) return [];
      const { physical: topic, partition, position, belonging } = question;
      const { begin, records, facts, repeated, waiting, refused, entities } = answer;
      return [
        {
          ...{ input, topic, partition, begin, position, belonging, records, facts, repeated, waiting, refused },
          entityCount: entities.length,
          entities: entities.slice(0, most).map((entity) => ({ ...entity, steps: null })),
        },
      ];
    }),
  };
}
