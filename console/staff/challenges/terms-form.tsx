/** Of a challenge all but its rule: what it is called, from when to when, for whom. */
import {
  Collapse,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMemo } from 'react';
import { words } from '../../words';
import { clockOf, type Definition, timeOf } from './definition';
import { useFault, useForm } from './form/form-context';

const say = words.staff.terms;
const weekdays = [1, 2, 3, 4, 5, 6, 7];

interface Props {
  readonly definition: Definition;
  readonly onChange: (definition: Definition) => void;
}

export function TermsForm({ definition, onChange }: Props) {
  const { catalogue } = useForm();
  const [isMore, { toggle }] = useDisclosure();
  const set = (changed: Partial<Definition>) => onChange({ ...definition, ...changed });
  const { name, description, timeZone, gyms, groups } = definition;
  const zones = useMemo(() => [...new Set(['UTC', timeZone, ...Intl.supportedValuesOf('timeZone')])], [timeZone]);
  return (
    <Stack gap="sm">
      <TextInput
        label={say.name}
        required
        value={name}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        error={useFault('/name')}
        maxLength={100}
      />
      <Textarea
        label={say.description}
        autosize
        value={description}
        onChange={({ currentTarget }) => set({ description: currentTarget.value })}
        error={useFault('/description')}
      />
      <Group gap="sm" align="start">
        <Moment name="from" definition={definition} onChange={onChange} />
        <Moment name="to" definition={definition} onChange={onChange} />
        <Select
          label={say.timeZone}
          data={zones}
          value={timeZone}
          searchable
          limit={50}
          allowDeselect={false}
          onChange={(zone) => zone && set(inZone(definition, zone))}
          error={useFault('/timeZone')}
        />
      </Group>
      <Group gap="sm" align="start" grow>
        <MultiSelect
          label={say.gyms}
          placeholder={gyms.length === 0 ? say.everywhere : undefined}
          data={[...(catalogue.gyms ?? [])]}
          value={[...gyms]}
          onChange={(chosen) => set({ gyms: chosen })}
          searchable
          error={useFault('/gyms')}
        />
        <TagsInput
          label={say.groups}
          placeholder={groups.length === 0 ? say.everybody : undefined}
          value={[...groups]}
          onChange={(chosen) => set({ groups: chosen })}
          error={useFault('/groups')}
        />
      </Group>
      <UnstyledButton onClick={toggle} aria-expanded={isMore} fz="sm" c="var(--mantine-primary-color-light-color)">
        {isMore ? say.less : say.more}
      </UnstyledButton>
      <Collapse expanded={isMore}>
        <Rarely definition={definition} set={set} />
      </Collapse>
    </Stack>
  );
}

interface RarelyProps {
  readonly definition: Definition;
  readonly set: (changed: Partial<Definition>) => void;
}

function Rarely({ definition, set }: RarelyProps) {
  const { dayStartsMinute, weekStartsOn, milestones, keepsAwards } = definition;
  return (
    <Stack gap="sm">
      <Group gap="sm" align="start">
        <NumberInput
          label={say.dayStarts}
          value={dayStartsMinute}
          min={0}
          max={1_439}
          onChange={(value) => set({ dayStartsMinute: Number(value) })}
        />
        <Select
          label={say.weekStarts}
          data={weekdays.map((day) => ({ value: String(day), label: words.builder.weekday(day) }))}
          value={String(weekStartsOn)}
          allowDeselect={false}
          onChange={(day) => set({ weekStartsOn: Number(day) })}
        />
        <TagsInput
          label={say.milestones}
          value={milestones.map(String)}
          onChange={(given) => set({ milestones: given.map(Number).filter(Number.isInteger) })}
          error={useFault('/milestones')}
        />
      </Group>
      <Switch
        label={say.keepsAwards}
        checked={keepsAwards}
        onChange={({ currentTarget }) => set({ keepsAwards: currentTarget.checked })}
      />
    </Stack>
  );
}

type MomentProps = Props & { readonly name: 'from' | 'to' };

/** As the clock of the challenge shows it. */
function Moment({ name, definition, onChange }: MomentProps) {
  const { timeZone } = definition;
  return (
    <TextInput
      type="datetime-local"
      label={say[name]}
      value={clockOf(definition[name], timeZone)}
      onChange={({ currentTarget }) => onChange({ ...definition, [name]: timeOf(currentTarget.value, timeZone) })}
      error={useFault(`/${name}`)}
    />
  );
}

/** The same times on the clock of another zone. */
const inZone = ({ from, to, timeZone }: Definition, zone: string): Partial<Definition> => ({
  timeZone: zone,
  from: timeOf(clockOf(from, timeZone), zone),
  to: timeOf(clockOf(to, timeZone), zone),
});
