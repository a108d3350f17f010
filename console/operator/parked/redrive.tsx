/** Has an entry folded again, and watches until it is done. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { getParkedRedrivesById, postParkedRedrives } from '../../../clients/typescript/lib/index';
import { ReasonForm } from '../../parts/reason-form';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import type { Entry } from './parked';

const LOOK_MS = 500;

export function Redrive({ entry: { id, refusal } }: { readonly entry: Entry }) {
  const operator = words.operator;
  const { client, sub } = useSession();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const ask = useMutation({
    mutationFn: async (reason: string) =>
      (await postParkedRedrives({ client, throwOnError: true, body: { ids: [id], reason } })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: [sub, 'redrives'] }),
  });
  const asked = ask.data?.requests[0];
  const { data: now = asked } = useQuery({
    queryKey: ['redrive', asked?.id],
    enabled: asked !== undefined,
    queryFn: async () => {
      const path = { id: asked?.id ?? 0 };
      return (await getParkedRedrivesById({ client, throwOnError: true, path })).data.requests[0] ?? asked;
    },
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'asked' ? false : LOOK_MS),
  });
  const isDone = now?.state === 'done';
  useEffect(() => {
    if (!isDone) return;
    // What was done is read a moment before the list forgets it.
    const timer = setTimeout(() => void queries.invalidateQueries({ queryKey: [sub, 'parked'] }), 3_000);
    return () => clearTimeout(timer);
  }, [isDone, queries, sub]);
  if (refusal) return <Text size="sm">{operator.stays(refusal)}</Text>;
  if (now)
    return (
      <Alert color={now.state === 'failed' ? 'red' : isDone ? 'teal' : 'blue'} role="status">
        {now.state === 'asked' && operator.asked}
        {isDone && operator.redriven(now.events)}
        {now.state === 'failed' && operator.stays(now.detail ?? '')}
      </Alert>
    );
  if (!isAsking)
    return (
      <Group>
        <Button size="xs" onClick={() => setAsking(true)}>
          {operator.redrive}
        </Button>
      </Group>
    );
  return (
    <ReasonForm
      act={ask}
      given={(reason) => reason}
      label={operator.reason}
      why={operator.redriveWhy}
      save={operator.redriveYes}
      cancel={{ label: operator.cancel, on: () => setAsking(false) }}
    />
  );
}
