/** What was changed of a plan, by whom and why; what of it does not hold any more; and the way to take it back. */
import { Alert, Box, Button, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postUsersByIdPlanOverrideByOverrideIdWithdrawal } from '../../clients/typescript/lib/index';
import type { Change } from '../../rules/programme/patch';
import { useFormat } from '../format/use-format';
import { conflictsOf, overridesOf, type Plan } from '../member/plan/plan';
import { ReasonForm } from '../parts/reason-form';
import { Section } from '../parts/section';
import { Empty } from '../parts/shown';
import { useSession } from '../session/signed-in';
import { words } from '../words';
import { placeOf } from './place-of';

const say = words.trainer;

interface Props {
  readonly member: string;
  readonly plan: Plan;
}

export function Decisions({ member, plan }: Props) {
  const format = useFormat();
  const [overrides, conflicts] = [overridesOf(plan), conflictsOf(plan)];
  const unsettled = [...new Set(conflicts.map(({ overrideId }) => overrideId))];
  return (
    <Section title={say.decisions}>
      {overrides.length + conflicts.length === 0 && <Empty say={say.noDecisions} />}
      <Stack gap="lg">
        {unsettled.map((id) => (
          <Alert key={id} color="red" icon={<IconAlertCircle />} title={say.conflict}>
            {conflicts
              .filter(({ overrideId }) => overrideId === id)
              .map(({ path, message, author }) => (
                <Text key={`${path} ${message}`} size="sm">
                  {placeOf(path)}: {message} ({author})
                </Text>
              ))}
            <Text size="sm" my="xs">
              {say.settle}
            </Text>
            <Withdrawal member={member} override={id} label={say.withdraw} />
          </Alert>
        ))}
        {overrides.map(({ id, authorName, reason, at, changes }) => (
          <div key={id}>
            <Text fw={550}>{reason}</Text>
            <Text size="sm" c="dimmed" mb={4}>
              {authorName} · {format.moment(new Date(at))}
            </Text>
            {changes.map((change) => (
              <Text key={`${change.op} ${change.path}`} size="sm">
                {sayChange(change)}
              </Text>
            ))}
            <Withdrawal member={member} override={id} label={say.withdrawOf(reason)} />
          </div>
        ))}
      </Stack>
    </Section>
  );
}

const sayChange = (change: Change): string => {
  if (change.op === 'remove' || change.op === 'excuse') return say.gone(placeOf(change.path));
  return say.changed(placeOf(change.path), String(change.value));
};

interface WithdrawalProps {
  readonly member: string;
  readonly override: string;
  readonly label: string;
}

function Withdrawal({ member, override, label }: WithdrawalProps) {
  const { client } = useSession();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const withdraw = useMutation({
    mutationFn: (reason: string) =>
      postUsersByIdPlanOverrideByOverrideIdWithdrawal({
        ...{ client, throwOnError: true as const, body: { reason } },
        path: { id: member, overrideId: override },
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  if (!isAsked)
    return (
      <Button variant="default" size="xs" mt={6} aria-label={label} onClick={() => setAsked(true)}>
        {say.withdraw}
      </Button>
    );
  return (
    <Box mt={6}>
      <ReasonForm
        act={withdraw}
        given={(reason) => reason}
        label={say.reason}
        why={say.withdrawWhy}
        save={say.withdraw}
        color="red"
      />
    </Box>
  );
}
