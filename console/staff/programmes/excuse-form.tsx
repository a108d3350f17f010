/** Excuses somebody from a part of their plan, with the reason that they read. */
import { Group, Select, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { getUsersByIdPlan, putUsersByIdPlanOverride } from '../../../clients/typescript/lib/index';
import { weeksOf } from '../../member/plan/plan';
import { ReasonForm } from '../../parts/reason-form';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';

const say = words.verification;
const EVERY = '*';
const WHOLE = '';

interface Props {
  readonly programme: string;
  readonly member: string;
}

export function ExcuseForm({ programme, member }: Props) {
  const plan = useRead(['plan', member, programme], (given) =>
    getUsersByIdPlan({ ...given, path: { id: member }, query: { programme } }),
  );
  return (
    <Shown read={plan} height={80}>
      {(found) => <Form programme={programme} member={member} weeks={weeksOf(found)} />}
    </Shown>
  );
}

function Form({ programme, member, weeks }: Props & { readonly weeks: ReturnType<typeof weeksOf> }) {
  const { client } = useSession();
  const queries = useQueryClient();
  const [week, setWeek] = useState('1');
  const [part, setPart] = useState(WHOLE);
  const excuse = useMutation({
    mutationFn: ({ reason, path }: { reason: string; path: string }) =>
      putUsersByIdPlanOverride({
        ...{ client, throwOnError: true as const, path: { id: member }, query: { programme } },
        body: { reason, changes: [{ op: 'excuse', path }] },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['staff', 'verification'] }),
  });
  const slots = weeks.filter(({ number }) => week === EVERY || String(number) === week).flatMap((one) => one.slots);
  const parts: (readonly [string, string])[] = [
    ...(week === EVERY ? [] : [[WHOLE, say.wholeWeek] as const]),
    ...slots.map(({ slot }) => [`/slots/${slot}`, say.slot(words.plain(slot))] as const),
    ...slots.flatMap(({ exercises = [] }) =>
      exercises.map((id) => [`/exercises/${id}`, say.exercise(words.exercise(id))] as const),
    ),
  ];
  const choices = new Map(parts);
  const chosen = choices.has(part) ? part : ([...choices.keys()][0] ?? WHOLE);
  return (
    <ReasonForm
      act={excuse}
      given={(reason) => ({ reason, path: `/weeks/${week}${chosen}` })}
      label={say.reason}
      save={say.save}
      saved={say.saved}
    >
      <Text size="sm" fw={550}>
        {say.excuse}
      </Text>
      <Text size="sm" c="dimmed">
        {say.excuseWhy}
      </Text>
      <Group align="end" gap="sm">
        <Select
          label={say.week}
          value={week}
          allowDeselect={false}
          onChange={(value) => setWeek(value ?? '1')}
          data={[
            ...weeks.map(({ number }) => ({ value: String(number), label: say.weekNumber(number) })),
            { value: EVERY, label: say.everyWeek },
          ]}
          w={180}
        />
        <Select
          label={say.from}
          value={chosen}
          allowDeselect={false}
          onChange={(value) => setPart(value ?? WHOLE)}
          data={[...choices].map(([value, label]) => ({ value, label }))}
        />
      </Group>
    </ReasonForm>
  );
}
