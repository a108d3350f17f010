/** What may be one of several things: an amount, or the member's own. */
import { Select } from '@mantine/core';
import { words } from '../../../words';
import type { FieldProps } from './field';
import { useFault, useForm } from './form-context';
import { FieldsOf, Framed } from './object-field';
import { freshOf, variantOf } from './schema';

export function VariantField({ name, schema, value, onChange, path, isNeeded }: FieldProps) {
  const { only } = useForm();
  const fault = useFault(path);
  const variants = schema.anyOf ?? [];
  const held = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const current = variants.find((one) => variantOf(one) in held) ?? variants[0];
  if (!current) return null;
  const choose = (chosen: string | null) => {
    const other = variants.find((one) => variantOf(one) === chosen);
    if (other) onChange(freshOf(other, name, only.unit));
  };
  return (
    <Framed name={name} fault={fault} {...(!isNeeded && { onRemove: () => onChange(undefined) })}>
      <Select
        label={words.builder.comparedWith}
        data={variants.map((one) => ({ value: variantOf(one), label: words.builder.variant(variantOf(one)) }))}
        value={variantOf(current)}
        onChange={choose}
        allowDeselect={false}
        w={230}
      />
      <FieldsOf schema={current} value={held} onChange={onChange} path={path} />
    </Framed>
  );
}
