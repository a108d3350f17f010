/** Chooses a gym, or all for whoever is of all. */
import { Select } from '@mantine/core';
import { useGyms } from '../reads/use-gyms';
import { words } from '../words';

interface Props {
  /** Null: all of them. */
  readonly value: string | null;
  readonly onChange: (gym: string | null) => void;
}

export function GymSelect({ value, onChange }: Props) {
  const { gyms, heldTo } = useGyms();
  const isOfAll = heldTo.length === 0;
  return (
    <Select
      label={words.gyms.one}
      placeholder={words.gyms.all}
      data={gyms.map(({ gymId, name }) => ({ value: gymId, label: name }))}
      value={value}
      onChange={onChange}
      clearable={isOfAll}
      allowDeselect={isOfAll}
      searchable
    />
  );
}
