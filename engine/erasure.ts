/** Erasure: of whom nothing is shown any more, whatever is folded of them. */
import type { AnyProcessor, Output } from './processor.js';
import type { Topic } from './topic.js';
import { viewsOf } from './topology.js';

/** Where it is said that somebody was erased, and which processors are about such people. */
export interface Erasure {
  /** A source topic; its entity is the person. Read whole by every process, of which only the erased are kept in memory. */
  readonly topic: Topic;
  /** The keys of processors keyed by one of these (`keyedBy`) are people; ids of other things are never among the erased. */
  readonly keyedBy: readonly string[];
  /** Whether a record says so. Once erased is erased for good. */
  isErased(value: unknown): boolean;
}

/** The erased stand beside a processor's tables under this name, so that what used them is shown again as with any entry. */
export const ERASED = 'erased';

/** How a scope notes that it showed a row about a person. */
export const erasedId = (person: string): string => `${ERASED}/${person}`;

/** Whether the keys of a processor are people. */
export const isKeyedByPeople = ({ keyedBy }: AnyProcessor, erasure: Erasure | null): boolean =>
  erasure?.keyedBy.includes(keyedBy) ?? false;

/** What may be shown of what a scope shows, and the people whom rows are about. */
export function withoutErased(
  processor: AnyProcessor,
  outputs: readonly Output[],
  isErased: (person: string) => boolean,
): { outputs: readonly Output[]; about: readonly string[] } {
  const subjects = subjectsOf(processor);
  if (subjects.size === 0) return { outputs, about: [] };
  const about = new Set<string>();
  const peopleOf = (output: Output): string[] =>
    output.kind === 'row'
      ? (subjects.get(output.view) ?? []).flatMap((column) => {
          const person = output.values[column];
          return typeof person === 'string' && person !== '' ? [person] : [];
        })
      : [];
  const shown = outputs.filter((output) => {
    const people = peopleOf(output);
    for (const person of people) about.add(person);
    return !people.some(isErased);
  });
  return { outputs: shown, about: [...about] };
}

const known = new WeakMap<AnyProcessor, ReadonlyMap<string, readonly string[]>>();

/** The columns that name people, by view. */
function subjectsOf(processor: AnyProcessor): ReadonlyMap<string, readonly string[]> {
  let subjects = known.get(processor);
  if (!subjects) {
    const views = Object.values(viewsOf(processor)).filter((view) => view.subjects.length > 0);
    subjects = new Map(views.map((view) => [view.name, view.subjects]));
    known.set(processor, subjects);
  }
  return subjects;
}
