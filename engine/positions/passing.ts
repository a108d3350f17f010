/** Whether what views show has come past given records, through any number of stages: decided from checkpoints alone. */
import type { Build } from '../freshness/builds.js';
import type { SourcePosition } from '../publish.js';
import type { LineageInput } from '../topology.js';
import { type Marks, markId, type TaskMarks } from './marks.js';

/** What a task has still to fold before it is past the records. */
export interface Missing {
  readonly processor: string;
  readonly partition: number;
  readonly topic: string;
  /** Records of the topic; 0: all are folded, and what they change is still being shown. */
  readonly records: number;
}

/** A task that is past the records, as the checkpoint left it by which that was seen. */
interface Passed {
  readonly incarnation: string;
  readonly checkpoint: number;
  readonly numbers: TaskMarks['numbers'];
}

/**
 * Follows records of source topics on their way to views. A task that reads a record is past it once its position is; a task downstream, once it
 * has folded all that the tasks before it had put out by the checkpoint by which they were seen to be past. What they put out later is not waited
 * for, so on a busy dataflow too the end comes nearer with every look.
 */
export class Passing {
  readonly #builds: readonly Build[];
  readonly #positions: readonly SourcePosition[];
  readonly #passed = new Map<string, Passed>();
  /** When tasks were seen to have taken tables in, ms by Postgres' clock. */
  readonly #taken = new Map<string, number>();
  #isDone = false;

  /** The builds upstream first, each with all that it reads from. */
  constructor(builds: readonly Build[], positions: readonly SourcePosition[]) {
    this.#builds = builds;
    this.#positions = positions;
  }

  get lineages(): string[] {
    return this.#builds.map(({ lineage }) => lineage);
  }

  /** What is still to be folded; empty: all views show what the records changed. */
  look(marks: Marks): Missing[] {
    if (this.#isSetBack(marks)) {
      this.#passed.clear();
      this.#taken.clear();
      this.#isDone = false;
    }
    if (this.#isDone) return [];
    const missing: Missing[] = [];
    const behind = new Set<string>();
    for (const build of this.#builds) {
      // Until all before it are past, what it has to fold is not known.
      if (build.inputs.some(({ lineage }) => lineage !== null && behind.has(lineage))) behind.add(build.lineage);
      else {
        const found = this.#lookAt(build, marks);
        if (found.length > 0) behind.add(build.lineage);
        missing.push(...found);
      }
    }
    this.#isDone = missing.length === 0;
    if (this.#isDone) for (const [id, task] of this.#passed) this.#passed.set(id, { ...task, numbers: {} });
    return missing;
  }

  /** Whether a task that was past the records is an older one now, or tells everything anew: its database came back. */
  #isSetBack(marks: Marks): boolean {
    return [...this.#passed].some(([id, { incarnation, checkpoint }]) => {
      const now = marks.get(id);
      return !now || now.incarnation !== incarnation || now.checkpoint < checkpoint;
    });
  }

  #lookAt(build: Build, marks: Marks): Missing[] {
    const { lineage, processor } = build;
    const missing: Missing[] = [];
    for (const [partition, conditions] of this.#conditionsOf(build, marks)) {
      const id = markId(lineage, partition);
      if (this.#passed.has(id)) continue;
      const task = marks.get(id);
      const left = conditions.flatMap(({ topic, left }) => {
        const records = left(task);
        return records === null ? [] : { processor, partition, topic, records };
      });
      if (left.length > 0 || !task) missing.push(...left);
      else this.#passed.set(id, { incarnation: task.incarnation, checkpoint: task.checkpoint, numbers: task.numbers });
    }
    return missing;
  }

  /** What each task of a build must have done, by partition; tasks without a condition have nothing to do with the records. */
  #conditionsOf(build: Build, marks: Marks): Map<number, Condition[]> {
    const all = new Map<number, Condition[]>();
    const add = (partition: number, condition: Condition) =>
      void all.set(partition, [...(all.get(partition) ?? []), condition]);
    const isRead = this.#builds.some(({ inputs }) => inputs.some(({ lineage }) => lineage === build.lineage));
    for (const input of build.inputs) {
      for (const position of this.#positions.filter(({ topic }) => input.lineage === null && topic === input.topic)) {
        if (input.kind === 'keyed') add(position.partition, folded(position));
        else
          for (const { partition } of tasksOf(build.lineage, marks)) {
            add(partition, this.#shown(position, input, markId(build.lineage, partition)));
          }
      }
      for (const [producer, { incarnation, numbers }] of input.kind === 'keyed' ? this.#passedOf(input.lineage) : [])
        for (const [target, number] of Object.entries(numbers[input.topic] ?? {}))
          add(Number(target), heard(input.topic, producer, incarnation, number));
    }
    if (isRead) for (const conditions of all.values()) conditions.push(told);
    return all;
  }

  #passedOf(lineage: string | null): [string, Passed][] {
    return [...this.#passed].filter(([id]) => lineage !== null && id.startsWith(`${lineage}/`));
  }

  /** A table is taken in once the position says so, and shown once no scope waits that was put down by then. */
  #shown({ topic, partition, offset }: SourcePosition, { table = topic }: LineageInput, id: string): Condition {
    return {
      topic,
      left: (task) => {
        const next = task?.tables?.[table]?.[partition] ?? 0;
        if (!task || next <= offset) return offset + 1 - next;
        const taken = this.#taken.get(id) ?? task.readAt;
        this.#taken.set(id, taken);
        return task.sweepingSince !== null && task.sweepingSince <= taken ? 0 : null;
      },
    };
  }
}

/** Something that a task must have done: how many records are left, or null once it is done. */
interface Condition {
  readonly topic: string;
  left(task: TaskMarks | undefined): number | null;
}

const folded = ({ topic, offset }: SourcePosition): Condition => ({
  topic,
  left: (task) => {
    const next = task?.positions[topic] ?? 0;
    return next > offset ? null : offset + 1 - next;
  },
});

const heard = (topic: string, producer: string, incarnation: string, number: number): Condition => ({
  topic,
  left: (task) => {
    const last = task?.heard[topic]?.[producer];
    const known = last?.incarnation === incarnation ? last.number : 0;
    return known >= number ? null : number - known;
  },
});

/** What was told before may be lost: until all of it is told again, numbers say nothing. */
const told: Condition = { topic: 'what it tells again', left: (task) => (task?.renewing ? 0 : null) };

const tasksOf = (lineage: string, marks: Marks): TaskMarks[] =>
  [...marks.values()].filter((task) => task.lineage === lineage);
