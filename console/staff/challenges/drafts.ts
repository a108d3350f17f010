/** Drafts: what was begun and is not published, kept in this browser. */
import { useLocalStorage } from '@mantine/hooks';
import { useCallback } from 'react';
import type { Definition } from './definition';

export interface Draft {
  readonly definition: Definition;
  /** When it was last touched, ms. */
  readonly at: number;
}

type Drafts = Readonly<Record<string, Draft>>;

const NEW = 'draft-';

/** Whether it is of no challenge yet. */
export const isNew = (id: string): boolean => id.startsWith(NEW);
export const newId = (): string => `${NEW}${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

/** By id of the challenge, or their own. */
export function useDrafts() {
  const [drafts, setDrafts] = useLocalStorage<Drafts>({
    key: 'repstream.drafts',
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const keep = useCallback(
    (id: string, definition: Definition) => setDrafts((all) => ({ ...all, [id]: { definition, at: Date.now() } })),
    [setDrafts],
  );
  const discard = useCallback((id: string) => setDrafts(({ [id]: _, ...others }) => others), [setDrafts]);
  return { drafts, keep, discard };
}
