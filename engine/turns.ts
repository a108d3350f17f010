/**
 * While several tasks of a processor are far behind, one after the other is read: a checkpoint then holds many events of few keys, and what a
 * key remembers is loaded, shown and written once for all of them. Inputs that are not behind are read all the time, of every task.
 */
import type { Partitions } from './kafka-group.js';
import type { Serving } from './mailbox.js';
import type { Task } from './task.js';

export class Turns implements Serving {
  readonly #tasks: ReadonlyMap<number, Task>;
  readonly #holdBack: (held: Partitions) => void;
  /** Whose records are taken; null: everybody's. */
  #served: number | null = null;
  /** Whose records are fetched: the next one's, as soon as the present turn has enough. */
  #read: number | null = null;

  /** `holdBack`: has all partitions be fetched from but these. */
  constructor(tasks: ReadonlyMap<number, Task>, holdBack: (held: Partitions) => void) {
    this.#tasks = tasks;
    this.#holdBack = holdBack;
  }

  /** The task whose turn it is; null: no turns are taken. */
  get current(): Task | null {
    return this.#served === null ? null : (this.#tasks.get(this.#served) ?? null);
  }

  /** The task whose turn is next, once the present one has enough. */
  get next(): Task | null {
    return this.#read === null || this.#read === this.#served ? null : (this.#tasks.get(this.#read) ?? null);
  }

  isServed(task: Task, physical: string): boolean {
    return this.#served === null || task.partition === this.#served || !isBehind(task) || !task.behind.has(physical);
  }

  isRead(task: Task, physical: string): boolean {
    return this.#read === null || task.partition === this.#read || !isBehind(task) || !task.behind.has(physical);
  }

  /** Begins a gathering: it is the turn of who was read ahead. */
  begin(): void {
    this.settle();
    this.#served = this.#read;
  }

  /** Looks who is behind by now. */
  settle(): void {
    const behind = this.#behind();
    if (behind.length < 2) {
      this.#served = null;
      this.#read = null;
    } else {
      if (this.#read === null || !behind.includes(this.#read)) this.#read = after(behind, this.#read ?? -1);
      this.#served ??= this.#read;
    }
    this.#tell();
  }

  /** The present turn has enough: who is next is fetched meanwhile. */
  pass(): void {
    if (this.#served === null || this.#read !== this.#served) return;
    this.#read = after(this.#behind(), this.#served);
    this.#tell();
  }

  /** Tasks came or went, and the fetcher reads everybody again. */
  forget(): void {
    this.#served = null;
    this.#read = null;
  }

  #behind(): number[] {
    return [...this.#tasks.values()]
      .filter(isBehind)
      .map(({ partition }) => partition)
      .sort((a, b) => a - b);
  }

  #tell(): void {
    const held: Record<string, number[]> = {};
    for (const task of this.#tasks.values())
      for (const physical of [...task.behind].sort())
        if (!this.isRead(task, physical)) held[physical] = [...(held[physical] ?? []), task.partition];
    this.#holdBack(held);
  }
}

const isBehind = ({ behind, stopped, closed }: Task): boolean => behind.size > 0 && stopped === null && !closed;

/** The next of these partitions, round and round. */
const after = (partitions: readonly number[], partition: number): number | null =>
  partitions.find((one) => one > partition) ?? partitions[0] ?? null;
