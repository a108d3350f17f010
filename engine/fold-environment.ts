/** What folds know besides what is folded. */
import { type Erasure, isKeyedByPeople } from './erasure.js';
import type { AnyProcessor, Table } from './processor.js';
import type { TableContents } from './tables.js';
import type { Topic } from './topic.js';
import { tablesOf } from './topology.js';

/** What is the same for all keys of a checkpoint. */
export interface FoldEnvironment {
  readonly processor: AnyProcessor;
  readonly tables: Readonly<Record<string, Table<unknown>>>;
  /** Whether a person was erased. */
  isErased(person: string): boolean;
  /** Whether keys are people. */
  readonly isKeyedByPeople: boolean;
}

/** What folds of a processor may know besides what is folded; `contents`: of a topic that is read whole. */
export function foldEnvironment(
  processor: AnyProcessor,
  erasure: Erasure | null,
  contents: (topic: Topic) => TableContents,
): FoldEnvironment {
  const tables = Object.entries(tablesOf(processor)).map(([name, topic]) => [name, contents(topic)]);
  const erased = erasure && contents(erasure.topic);
  return {
    processor,
    tables: Object.fromEntries(tables),
    isErased: (person) => erased?.has(person) ?? false,
    isKeyedByPeople: isKeyedByPeople(processor, erasure),
  };
}
