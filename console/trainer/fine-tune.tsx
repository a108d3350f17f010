/** The numbers of a week, to be changed within what is safe for the member; with the reason that they will read. */
import { NumberInput, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { putUsersByIdPlanOverride } from '../../clients/typescript/lib/index';
import { type FieldName, fields } from '../../rules/programme/fields';
import type { Prescription } from '../../rules/programme/plan';
import { useUnits } from '../format/use-format';
import { namesOf, type Plan, presentWeek, weeksOf } from '../member/plan/plan';
import { FieldRow } from '../parts/field-row';
import { ReasonForm } from '../parts/reason-form';
import { Section } from '../parts/section';
import { useSession } from '../session/signed-in';
import { words } from '../words';
import { dialOf, mostOf, shownIn, storedOf, unsafe } from './dials';

const say = words.trainer;
const EVERY = '*';
const LEAST_PX = 170;

interface Props {
  readonly member: string;
  readonly plan: Plan;
}

/** By slot and field, in the stored unit; null: blank. */
type Changed = Readonly<Record<string, number | null>>;
const keyOf = (slot: string, field: string) => `${slot}/${field}`;
const fieldsOf = ({ numbers }: Prescription) => Object.keys(numbers) as FieldName[];

export function FineTune({ member, plan }: Props) {
  const weeks = weeksOf(plan);
  const [week, setWeek] = useState(String(presentWeek(plan)));
  const [changed, setChanged] = useState<Changed>({});
  const shown = weeks.find(({ number }) => String(number) === week) ?? weeks[presentWeek(plan) - 1];
  const slots = shown?.slots ?? [];
  const change = useChange({ member, plan }, () => setChanged({}));
  const edits = slots.flatMap((asked) =>
    fieldsOf(asked).flatMap((field) => {
      const value = changed[keyOf(asked.slot, field)];
      return value === undefined || value === asked.numbers[field] ? [] : [{ asked, field, value }];
    }),
  );
  const isSound = edits.every(({ asked, field, value }) => value !== null && unsafe(asked, field, value) === null);
  const changes = edits.map(({ asked: { slot }, field, value }) => ({
    ...{ op: 'replace' as const, path: `/weeks/${week}/slots/${slot}/${field}`, value: value ?? 0 },
  }));
  return (
    <Section title={say.tune}>
      <ReasonForm
        act={change}
        given={(reason) => ({ reason, changes })}
        label={say.reason}
        why={say.reasonWhy}
        save={say.save}
        saved={edits.length === 0 ? say.saved : undefined}
        isReady={edits.length > 0 && isSound}
      >
        <Text size="sm" c="dimmed">
          {say.tuneWhy}
        </Text>
        <Select
          label={say.week}
          w={200}
          value={week}
          allowDeselect={false}
          onChange={(value) => {
            setWeek(value ?? EVERY);
            setChanged({});
          }}
          data={[
            ...weeks.map(({ number }) => ({ value: String(number), label: say.weekNumber(number) })),
            { value: EVERY, label: say.everyWeek },
          ]}
        />
        {slots.map((asked) => (
          <SlotFields
            key={asked.slot}
            asked={asked}
            changed={changed}
            onChange={(field, value) => setChanged({ ...changed, [keyOf(asked.slot, field)]: value })}
          />
        ))}
      </ReasonForm>
    </Section>
  );
}

interface SlotProps {
  readonly asked: Prescription;
  readonly changed: Changed;
  readonly onChange: (field: FieldName, value: number | null) => void;
}

function SlotFields({ asked, changed, onChange }: SlotProps) {
  const [units] = useUnits();
  return (
    <Stack gap={4} role="group" aria-label={namesOf(asked)}>
      <Text fw={550}>{namesOf(asked)}</Text>
      <FieldRow least={LEAST_PX}>
        {fieldsOf(asked).map((field) => {
          const dial = dialOf(field, units);
          const held = changed[keyOf(asked.slot, field)];
          const value = held === undefined ? (asked.numbers[field] ?? null) : held;
          return (
            <NumberInput
              key={field}
              label={dial.label}
              description={say.bound(fields[field].text(mostOf(asked, field)))}
              suffix={dial.unit && ` ${dial.unit}`}
              value={value === null ? '' : shownIn(dial, value)}
              onChange={(given) => onChange(field, given === '' ? null : storedOf(field, dial, Number(given)))}
              clampBehavior="none"
              error={value === null ? null : unsafe(asked, field, value)}
            />
          );
        })}
      </FieldRow>
    </Stack>
  );
}

type Override = Parameters<typeof putUsersByIdPlanOverride>[0]['body'];

function useChange({ member, plan }: Props, onDone: () => void) {
  const { client } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Override) =>
      putUsersByIdPlanOverride({
        ...{ client, throwOnError: true as const, path: { id: member } },
        ...{ query: { programme: plan.programmeId }, body },
      }),
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries();
    },
  });
}
