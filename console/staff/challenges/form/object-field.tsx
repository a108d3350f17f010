/** Something with fields of its own. */
import { Button, CloseButton, Fieldset, Group, Menu, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FieldRow } from '../../../parts/field-row';
import { words } from '../../../words';
import { Field, type FieldProps } from './field';
import { useFault, useForm } from './form-context';
import { freshOf, isScalar, type Schema } from './schema';

/** Of a field. */
const LEAST_PX = 130;

type Held = Readonly<Record<string, unknown>>;

export function ObjectField({ name, schema, value, onChange, path, isNeeded }: FieldProps) {
  const fault = useFault(path);
  const held = typeof value === 'object' && value !== null ? (value as Held) : {};
  return (
    <Framed name={name} fault={fault} {...(!isNeeded && { onRemove: () => onChange(undefined) })}>
      <FieldsOf schema={schema} value={held} onChange={onChange} path={path} />
    </Framed>
  );
}

interface FramedProps {
  readonly name: string;
  readonly fault: string | undefined;
  readonly onRemove?: () => void;
  readonly children: ReactNode;
}

/** With what it is called around it, and a way to leave it out. */
export function Framed({ name, fault, onRemove, children }: FramedProps) {
  const label = words.builder.field(name);
  return (
    <Fieldset
      legend={
        <Group gap={4} wrap="nowrap">
          {label}
          {onRemove && <CloseButton size="xs" aria-label={words.builder.leaveOut(label)} onClick={onRemove} />}
        </Group>
      }
      p="xs"
      variant="default"
    >
      <Stack gap="xs">{children}</Stack>
      {fault && (
        <Text size="xs" c="var(--mantine-color-error)" mt={4}>
          {fault}
        </Text>
      )}
    </Fieldset>
  );
}

interface FieldsProps {
  readonly schema: Schema;
  readonly value: Held;
  readonly onChange: (value: Held) => void;
  readonly path: string;
  /** Fields that are shown elsewhere. */
  readonly without?: readonly string[];
}

/** All fields of an object; what is large and may be left out can be added. */
export function FieldsOf({ schema, value, onChange, path, without = [] }: FieldsProps) {
  const { only } = useForm();
  const entries = Object.entries(schema.properties ?? {}).filter(
    ([name, one]) => !without.includes(name) && !one['x-node'],
  );
  const isNeeded = (name: string) => schema.required?.includes(name) ?? false;
  const set = (name: string, inner: unknown) => {
    const { [name]: _, ...others } = value;
    onChange(inner === undefined ? others : { ...value, [name]: inner });
  };
  const shown = (name: string, one: Schema) => isScalar(one) || isNeeded(name) || value[name] !== undefined;
  const draw = ([name, one]: [string, Schema]) => (
    <Field
      key={name}
      name={name}
      schema={one}
      value={value[name]}
      onChange={(inner) => set(name, inner)}
      path={`${path}/${name}`}
      isNeeded={isNeeded(name)}
    />
  );
  const scalars = entries.filter(([, one]) => isScalar(one));
  const larger = entries.filter(([name, one]) => !isScalar(one) && shown(name, one));
  const left = entries.filter(([name, one]) => !shown(name, one));
  return (
    <Stack gap="sm">
      {scalars.length > 0 && <FieldRow least={LEAST_PX}>{scalars.map(draw)}</FieldRow>}
      {larger.map(draw)}
      {left.length > 0 && (
        <Menu position="bottom-start" withinPortal>
          <Menu.Target>
            <Button variant="default" size="xs" w="fit-content" leftSection={<IconPlus size={14} aria-hidden />}>
              {words.builder.add(path.endsWith('/where') ? 'where' : '')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
            {left.map(([name, one]) => (
              <Menu.Item key={name} onClick={() => set(name, freshOf(one, name, only.unit))}>
                {words.builder.field(name)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Stack>
  );
}
