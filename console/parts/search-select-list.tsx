/** The list of a choice among many, with those only that are meant by what is typed. */
import { type OptionsFilter, Select, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { words } from '../words';
import { foundBy } from './found-by';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What is chosen from, and how it is called: by a label that is seen, or one that is not. */
export interface Choosing {
  readonly label?: string;
  readonly 'aria-label'?: string;
  readonly data: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** What somebody did already before the list was there. */
export interface Begun {
  /** They are in the field. */
  readonly isIn: boolean;
  /** Null: nothing. */
  readonly typed: string | null;
}

const filter: OptionsFilter = ({ options, search }) => {
  const isMeant = foundBy(search);
  return options.filter((one) => 'label' in one && isMeant(one.label));
};

export function SearchSelectList({ begun, data, value, onChange, ...named }: Choosing & { readonly begun: Begun }) {
  const field = useRef<HTMLInputElement>(null);
  const chosen = data.find((one) => one.value === value)?.label ?? '';
  const [typed, setTyped] = useState(chosen);
  const first = useRef(begun);
  useEffect(() => {
    const { isIn, typed: already } = first.current;
    if (isIn) field.current?.focus();
    if (already === null) return;
    // Once the list has opened, which marks what is chosen as what Enter takes.
    const opened = setTimeout(() => setTyped(already));
    return () => clearTimeout(opened);
  }, []);
  // What is chosen goes with the first letter that is typed.
  const selectChosen = ({ currentTarget }: Pick<MouseEvent<HTMLInputElement>, 'currentTarget'>) => {
    if (currentTarget.value === chosen) currentTarget.select();
  };
  return (
    <div onKeyDownCapture={takeMarked}>
      <Select
        {...named}
        ref={field}
        data={[...data]}
        value={value}
        onChange={(one) => one !== null && onChange(one)}
        allowDeselect={false}
        searchable
        searchValue={typed}
        onSearchChange={setTyped}
        filter={filter}
        selectFirstOptionOnChange
        // Beside its field: at the end of the page it would be in none of its parts.
        comboboxProps={{ withinPortal: false }}
        onFocus={selectChosen}
        onClick={selectChosen}
      />
      <VisuallyHidden role="status">{typed === chosen ? '' : foundIn(data, typed)}</VisuallyHidden>
    </div>
  );
}

/** Enter takes what is seen to be marked. The list of its own accord may have forgotten it: as it opens it marks anew a moment later, when somebody quick has typed already. */
function takeMarked(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  const marked = event.currentTarget.querySelector<HTMLElement>('[data-combobox-selected]');
  if (!marked) return;
  event.preventDefault();
  event.stopPropagation();
  marked.click();
}

/** What is found, for who does not see the list grow shorter: what Enter takes, and of how many. */
function foundIn(data: readonly Choice[], typed: string): string {
  const isMeant = foundBy(typed);
  const found = data.filter(({ label }) => isMeant(label));
  return found[0] ? words.states.found(found[0].label, found.length) : words.states.nothing;
}
