/** One field of a form, as its schema says. */
import { NumberInput, Select, Text, Textarea, TextInput } from '@mantine/core';
import { wholeLine } from '../../../parts/field-row';
import { words } from '../../../words';
import { useFault, useForm } from './form-context';
import { ListField } from './list-field';
import { Framed, ObjectField } from './object-field';
import { choicesOf, isNumber, type Schema } from './schema';
import { VariantField } from './variant-field';

export interface FieldProps {
  readonly name: string;
  readonly schema: Schema;
  readonly value: unknown;
  /** undefined: it is left out. */
  readonly onChange: (value: unknown) => void;
  /** JSON pointer, as faults tell it. */
  readonly path: string;
  readonly isNeeded: boolean;
}

/** What may be so long has a row of its own … */
const WIDE = 100;
/** … and is written in lines. */
const LONG = 500;

export function Field(props: FieldProps) {
  const { schema } = props;
  if (schema.const !== undefined) return <SetField {...props} />;
  if (choicesOf(schema)) return <ChoiceField {...props} />;
  if (schema.anyOf) return <VariantField {...props} />;
  if (schema.type === 'array') return <ListField {...props} />;
  if (schema.type === 'object') return <ObjectField {...props} />;
  if (isNumber(schema)) return <NumberField {...props} />;
  return schema.type === 'string' ? <TextField {...props} /> : null;
}

function ChoiceField({ name, schema, value, onChange, path, isNeeded }: FieldProps) {
  const fault = useFault(path);
  const { only } = useForm();
  const choices = choicesOf(schema) ?? [];
  // What is of another kind than what is measured, such as the load of sets, has choices of its own.
  const fitting = choices.filter((one) => only[name]?.includes(one));
  const data = choices
    .filter((one) => fitting.length === 0 || fitting.includes(one))
    .map((one) => ({ value: one, label: words.builder.choice(name, one) }));
  // Nothing to choose: what is there may still be wrong, then it is shown.
  if (data.length < 2 && data[0]?.value === value && !fault) return null;
  if (data.length === 0 && value === undefined) return null;
  return (
    <Select
      label={words.builder.field(name)}
      data={data}
      value={value === undefined ? null : String(value)}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      clearable={!isNeeded}
      allowDeselect={!isNeeded}
      searchable={data.length > 8}
      placeholder={isNeeded ? undefined : words.builder.none}
      error={fault}
    />
  );
}

function NumberField({ name, schema, value, onChange, path, isNeeded }: FieldProps) {
  const fault = useFault(path);
  return (
    <NumberInput
      label={words.builder.field(name)}
      value={typeof value === 'number' ? value : ''}
      onChange={(given) => onChange(given === '' ? undefined : Number(given))}
      allowDecimal={schema.type === 'number'}
      allowNegative={false}
      clampBehavior="none"
      thousandSeparator=","
      placeholder={isNeeded ? undefined : words.builder.none}
      error={fault}
    />
  );
}

function TextField({ name, schema, value, onChange, path, isNeeded }: FieldProps) {
  const fault = useFault(path);
  if ((schema.maxLength ?? 0) >= LONG)
    return (
      <Textarea
        label={words.builder.field(name)}
        autosize
        value={typeof value === 'string' ? value : ''}
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : currentTarget.value)}
        error={fault}
        className={wholeLine}
      />
    );
  const isDay = schema.pattern?.includes('{4}-') ?? false;
  return (
    <TextInput
      type={isDay ? 'date' : 'text'}
      label={words.builder.field(name)}
      value={typeof value === 'string' ? value : ''}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value === '' && !isNeeded ? undefined : currentTarget.value)
      }
      error={fault}
      {...((schema.maxLength ?? 0) >= WIDE && { className: wholeLine })}
    />
  );
}

/** What says all by being there. */
function SetField({ name, onChange, isNeeded }: FieldProps) {
  if (isNeeded) return null;
  return (
    <Framed name={name} fault={undefined} onRemove={() => onChange(undefined)}>
      <Text size="sm">{words.builder.yes}</Text>
    </Framed>
  );
}
