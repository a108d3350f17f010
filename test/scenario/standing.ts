/** What stands: the rows of the views and the entities in the outgoing topics, as their readers have them. */
import type { Checkpoint } from '../../engine/checkpoint.js';
import type { Cell } from '../../engine/columns.js';
import type { AnyProcessor } from '../../engine/processor.js';
import type { Topic } from '../../engine/topic.js';
import { outputsOf, type Topology } from '../../engine/topology.js';
import { type Column, columnsOf, type View } from '../../engine/view.js';
import { codec } from './codec.js';

/** A row or an entity that stands, with the view or topic that it is of. */
export interface Stands {
  readonly kind: 'row' | 'entity';
  readonly of: string;
  /** The key of the processor that showed it, or that it was sent to. */
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

export class Standing {
  readonly #all = new Map<string, Stands>();
  readonly #topics: ReadonlyMap<string, Topic>;
  readonly #numbers = new Map<string, number>();

  constructor(processor: AnyProcessor, topology: Topology) {
    this.#topics = new Map(Object.values(outputsOf(processor)).map((topic) => [topology.physical(topic), topic]));
  }

  /** All that stands, by what it is, in one order. */
  get all(): ReadonlyMap<string, Stands> {
    return new Map([...this.#all].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** The rows of a view. */
  rows(view: string): Stands['value'][] {
    return this.#of('row', view);
  }

  /** The entities in a topic. */
  entities(topic: string): Stands['value'][] {
    return this.#of('entity', topic);
  }

  #of(kind: Stands['kind'], name: string): Stands['value'][] {
    return [...this.all.values()].filter((one) => one.kind === kind && one.of === name).map(({ value }) => value);
  }

  /** Takes in what a checkpoint wrote, as Postgres and Kafka would. */
  note({ rows, gone, outbox }: Checkpoint): void {
    for (const { view, key, cells } of gone) this.#remove(idOf('row', view.name, key, cells));
    for (const { view, key, cells } of rows) {
      const value = valuesOf(view, cells);
      const names = columnsOf(view).map(([name]) => name);
      const id = idOf(
        'row',
        view.name,
        key,
        view.key.map((name) => cells[names.indexOf(name)] ?? null),
      );
      this.#all.set(id, { kind: 'row', of: view.name, key, value });
    }
    for (const { topic: physical, target, number, key, entity, value } of outbox) {
      const topic = this.#topics.get(physical);
      if (!topic) throw new Error(`nobody knows ${physical}`);
      const stream = `${physical}/${target}`;
      if (number !== (this.#numbers.get(stream) ?? 0) + 1)
        throw new Error(`${stream}: number ${number} is not the next`);
      this.#numbers.set(stream, number);
      const id = idOf('entity', topic.name, key, [entity]);
      if (!value) this.#remove(id);
      else this.#all.set(id, { kind: 'entity', of: topic.name, key, value: { ...codec.decoder(topic).decode(value) } });
    }
  }

  #remove(id: string): void {
    if (!this.#all.delete(id)) throw new Error(`${id} is taken back and does not stand`);
  }
}

const idOf = (kind: Stands['kind'], of: string, key: string, rest: readonly Cell[]): string =>
  `${kind} of ${[of, key, ...rest].join(' ')}`;

/** The values of a row as a reader gets them. */
function valuesOf(view: View, cells: readonly Cell[]): Record<string, unknown> {
  return Object.fromEntries(columnsOf(view).map(([name, column], i) => [name, readable(column, cells[i] ?? null)]));
}

function readable({ kind }: Column, cell: Cell): unknown {
  if (typeof cell !== 'string') return cell;
  if (kind === 'json') return JSON.parse(cell);
  // A list stands between braces; its texts are in quotes and escaped as in JSON.
  if (kind === 'texts' || kind === 'uuids' || kind === 'integers') return JSON.parse(`[${cell.slice(1, -1)}]`);
  return cell;
}
