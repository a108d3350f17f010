/** The steps behind a row, made level by level: each scope once, however many lead to it. */
import type { Observer, TaskRecord } from '../observer.js';
import type { Sql } from '../postgres.js';
import { inputsOf, type Lineage, type Topology, topicOf } from '../topology.js';
import { EntryLog } from './entries.js';
import { type OnProgress, type Question, scan } from './scan.js';
import { type Scope, scopesOfEntities } from './scopes.js';
import { type Behind, type ParkedRanges, questionsOf, type Standing, type Step, stepOf } from './step.js';

export interface ExplainOptions {
  /** Facts and entities listed of one input, and steps of one level; facts and entities are counted all the same. */
  readonly most: number;
  /** Processors to go back through. */
  readonly depth: number;
  readonly onProgress: OnProgress;
}

/** Entities that one task told to one topic. */
interface Told {
  readonly lineage: Lineage;
  readonly task: number;
  readonly topic: string;
  readonly entities: Behind[];
}

export class Trail {
  readonly steps: Step[] = [];
  readonly #observer: Observer;
  readonly #tasks: readonly TaskRecord[];
  readonly #options: ExplainOptions;
  readonly #places = new Map<string, number>();
  readonly #entries: EntryLog;
  #planned: Standing[] = [];

  constructor(observer: Observer, tasks: readonly TaskRecord[], options: ExplainOptions) {
    this.#observer = observer;
    this.#tasks = tasks;
    this.#options = options;
    this.#entries = new EntryLog(observer);
  }

  /** Plans a step for each scope that has none yet. Returns the places of all. */
  plan(lineage: Lineage, scopes: readonly Scope[]): number[] {
    return scopes.flatMap((scope) => {
      const id = JSON.stringify([lineage.name, scope.task, scope.key, scope.scope]);
      const known = this.#places.get(id);
      if (known !== undefined) return [known];
      const task = this.#tasks.find((one) => one.lineage === lineage.name && one.partition === scope.task);
      if (!task) return [];
      const place = this.#places.size;
      this.#places.set(id, place);
      this.#planned.push({ lineage, scope, task });
      return [place];
    });
  }

  /** Makes what is planned, then what stands behind that, as deep as asked for. */
  async follow(): Promise<void> {
    for (let depth = 1; this.#planned.length > 0; depth++) {
      const made = await this.#make();
      if (depth < this.#options.depth) await this.#goBehind(made);
    }
  }

  async #make(): Promise<Step[]> {
    const { database, topology } = this.#observer;
    const { most, onProgress } = this.#options;
    const planned = this.#planned;
    this.#planned = [];
    const asked: Question[][] = [];
    for (const standing of planned)
      asked.push(questionsOf(topology, standing, await parkedRanges(database, standing), most));
    const answers = await scan(this.#observer, asked.flat(), onProgress);
    const made: Step[] = [];
    for (const [i, standing] of planned.entries()) {
      const questions = asked[i] ?? [];
      const used = await this.#entries.usedBy(standing);
      made.push(stepOf(standing, questions, answers.splice(0, questions.length), used, most));
    }
    this.steps.push(...made);
    return made;
  }

  /** Plans the steps that told the entities of these ones. */
  async #goBehind(made: readonly Step[]): Promise<void> {
    const { database, topology } = this.#observer;
    for (const { lineage, task, topic, entities } of toldTo(topology, made)) {
      const ids = [...new Set(entities.map(({ entity }) => entity))];
      const scopes = await scopesOfEntities(database, lineage.name, task, topic, ids);
      for (const one of entities) {
        if (this.#planned.length >= this.#options.most) return;
        one.steps = this.plan(lineage, scopes.get(one.entity) ?? []);
      }
    }
  }
}

/** The entities of derived inputs, by the task that told them. */
function toldTo(topology: Topology, steps: readonly Step[]): Told[] {
  const all = new Map<string, Told>();
  for (const step of steps) {
    const processor = topology.lineages.find(({ name }) => name === step.lineage)?.processor;
    for (const { input, entities } of step.inputs) {
      const declared = processor && inputsOf(processor)[input];
      const topic = declared && topicOf(declared);
      const writer = topic && topology.writerOf(topic);
      if (!writer) continue;
      for (const one of entities) {
        const [lineage, partition] = one.producer.split('/');
        if (lineage !== writer.name) continue;
        const id = `${one.producer}/${topic.name}`;
        const told = all.get(id) ?? { lineage: writer, task: Number(partition), topic: topic.name, entities: [] };
        told.entities.push(one);
        all.set(id, told);
      }
    }
  }
  return [...all.values()];
}

/** Offsets of records that wait since their key is parked. */
async function parkedRanges(sql: Sql, { lineage, scope: { key, task } }: Standing): Promise<ParkedRanges> {
  const rows = await sql.query<{ topic: string; from: number; to: number }>(
    `select topic, from_offset as "from", to_offset as "to" from engine.parked
     where kind = 'key' and lineage = $1 and partition = $2 and key = $3 and events > 0`,
    [lineage.name, task, key],
  );
  const ranges = new Map<string, { from: number; to: number }[]>();
  for (const { topic, from, to } of rows) ranges.set(topic, [...(ranges.get(topic) ?? []), { from, to }]);
  return ranges;
}
