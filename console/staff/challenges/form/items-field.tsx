/** Several things with fields of their own, one below the other. */
import { Button, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { words } from '../../../words';
import type { FieldProps } from './field';
import { useFault } from './form-context';
import { FieldsOf, Framed } from './object-field';
import { freshOf } from './schema';

type Held = Readonly<Record<string, unknown>>;

export function ItemsField({ name, schema, value, onChange, path }: FieldProps) {
  const fault = useFault(path);
  const held = Array.isArray(value) ? (value as Held[]) : [];
  const { items } = schema;
  if (!items) return null;
  return (
    <Framed name={name} fault={fault}>
      <Stack gap="sm">
        {held.map((one, i) => (
          <Framed
            // biome-ignore lint/suspicious/noArrayIndexKey: they have no names of their own that stay
            key={`${path}/${i}`}
            name={words.builder.item(name, i + 1)}
            fault={undefined}
            {...(held.length > 1 && { onRemove: () => onChange(held.toSpliced(i, 1)) })}
          >
            <FieldsOf
              schema={items}
              value={one}
              onChange={(changed) => onChange(held.with(i, changed))}
              path={`${path}/${i}`}
            />
          </Framed>
        ))}
        <Button
          variant="default"
          size="xs"
          w="fit-content"
          leftSection={<IconPlus size={14} aria-hidden />}
          // The last is what the next is most like.
          onClick={() => onChange([...held, held.at(-1) ?? freshOf(items, name)])}
        >
          {words.builder.addItem(name)}
        </Button>
      </Stack>
    </Framed>
  );
}
