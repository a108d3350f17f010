/** Chooses one of many by some letters of its name. What lists and finds them is heavy, so it comes when somebody is about to: until then it is a field like any other. */
import { ComboboxChevron, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Begun, Choosing } from './search-select-list';

const load = () => import('./search-select-list');
type List = Awaited<ReturnType<typeof load>>['SearchSelectList'];

export function SearchSelect(props: Choosing) {
  const { data, value, onChange: _, ...named } = props;
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [opened, setOpened] = useState<{ readonly List: List; readonly isIn: boolean } | null>(null);
  if (opened) {
    const begun: Begun = { isIn: opened.isIn, typed };
    return <opened.List {...props} begun={begun} />;
  }
  const ahead = () => void load().catch(() => {});
  const open = () =>
    void load().then(
      ({ SearchSelectList }) =>
        // Whoever went on meanwhile is not fetched back.
        setOpened({ List: SearchSelectList, isIn: document.activeElement === field.current }),
      // Whoever comes again asks again.
      () => {},
    );
  return (
    <TextInput
      {...named}
      ref={field}
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded={false}
      autoComplete="off"
      value={typed ?? data.find((one) => one.value === value)?.label ?? ''}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onPointerEnter={ahead}
      onFocus={({ currentTarget }) => {
        currentTarget.select();
        open();
      }}
      onClick={open}
      rightSection={<ComboboxChevron size="sm" />}
      rightSectionPointerEvents="none"
    />
  );
}
