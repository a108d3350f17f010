/** Several of something: ids of the catalogue, days of the week, numbers. */
import { Chip, Group, MultiSelect, TagsInput } from '@mantine/core';
import { words } from '../../../words';
import type { FieldProps } from './field';
import { useFault, useForm } from './form-context';
import { ItemsField } from './items-field';
import { Framed } from './object-field';

const week = [1, 2, 3, 4, 5, 6, 7];

export function ListField(props: FieldProps) {
  const { name, schema, value, onChange, isNeeded } = props;
  const held = Array.isArray(value) ? value : [];
  const remove = !isNeeded && { onRemove: () => onChange(undefined) };
  const fault = useFaultWithin(props.path);
  const { catalogue } = useForm();
  const isOfNumbers = schema.items?.type !== 'string';
  if (schema.items?.type === 'object') return <ItemsField {...props} />;
  if (name === 'weekdays') return <Weekdays held={held} onChange={onChange} fault={fault} {...remove} />;
  return (
    <Framed name={name} fault={undefined} {...remove}>
      {catalogue[name] ? (
        <Chosen name={name} held={held} onChange={onChange} fault={fault} />
      ) : (
        <TagsInput
          aria-label={words.builder.field(name)}
          value={held.map(String)}
          onChange={(given) => onChange(isOfNumbers ? given.map(Number).filter(Number.isFinite) : given)}
          splitChars={isOfNumbers ? [','] : []}
          error={fault}
          w={320}
          maw="100%"
        />
      )}
    </Framed>
  );
}

/** At its place, or at one of its items. */
function useFaultWithin(path: string): string | undefined {
  const { faults } = useForm();
  const own = useFault(path);
  return own ?? faults.find((fault) => fault.path.startsWith(`${path}/`))?.message;
}

interface ChosenProps {
  readonly name: string;
  readonly held: readonly unknown[];
  readonly onChange: (value: unknown) => void;
  readonly fault: string | undefined;
}

function Chosen({ name, held, onChange, fault }: ChosenProps) {
  const { catalogue } = useForm();
  const known = catalogue[name] ?? [];
  // What the catalogue does not have is shown, so that it can be taken out.
  const others = held.map(String).filter((id) => !known.some(({ value }) => value === id));
  return (
    <MultiSelect
      aria-label={words.builder.field(name)}
      placeholder={held.length === 0 ? words.builder.choose : undefined}
      data={[...known, ...others.map((id) => ({ value: id, label: id }))]}
      value={held.map(String)}
      onChange={onChange}
      searchable
      hidePickedOptions
      limit={60}
      error={fault}
      maw={520}
      miw="min(260px, 100%)"
    />
  );
}

interface WeekdaysProps extends Omit<ChosenProps, 'name'> {
  readonly onRemove?: () => void;
}

function Weekdays({ held, onChange, fault, ...remove }: WeekdaysProps) {
  return (
    <Framed name="weekdays" fault={fault} {...remove}>
      <Chip.Group
        multiple
        value={held.map(String)}
        onChange={(given) => onChange(given.map(Number).sort((a, b) => a - b))}
      >
        <Group gap={6}>
          {week.map((day) => (
            <Chip key={day} value={String(day)} size="sm">
              {words.builder.weekday(day)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Framed>
  );
}
