/** What every node of the editor knows: how to change the rule, which of them is open, and what things are called. */
import { createContext, useContext } from 'react';
import type { Fault, Node } from '../../../../rules/node';
import type { NameOf } from '../../../../rules/say';

export interface EditorAround {
  readonly root: Node | undefined;
  readonly faults: readonly Fault[];
  readonly nameOf: NameOf;
  /** The id of the node whose form is open; null: none. */
  readonly open: string | null;
  readonly setOpen: (id: string | null) => void;
  /** Puts something in a place of the rule, by its pointer within the root. */
  readonly put: (pointer: string, value: unknown) => void;
}

export const EditorContext = createContext<EditorAround | null>(null);

export function useEditor(): EditorAround {
  const around = useContext(EditorContext);
  if (!around) throw new Error('only within the editor');
  return around;
}

/** Faults by the node that they are of: the deepest whose path they are within. */
export function faultsByNode(faults: readonly Fault[], ids: readonly string[]): ReadonlyMap<string, readonly Fault[]> {
  const deepestFirst = [...ids].sort((a, b) => b.length - a.length);
  const byNode = new Map<string, Fault[]>();
  for (const fault of faults) {
    const id = deepestFirst.find((one) => fault.path === one || fault.path.startsWith(`${one}/`)) ?? '';
    byNode.set(id, [...(byNode.get(id) ?? []), fault]);
  }
  return byNode;
}
