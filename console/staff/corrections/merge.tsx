/** Gives one id up for another: two cards of one person. */
import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { postUsersByIdMerges } from '../../../clients/typescript/lib/index';
import { Section } from '../../parts/section';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { Refusal } from '../challenges/refusal';
import { MemberSelect } from './member-select';

const say = words.corrections;

export function Merge({ member }: { readonly member: string }) {
  const { client } = useSession();
  const queries = useQueryClient();
  const [other, setOther] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const merge = useMutation({
    mutationFn: (from: string) =>
      postUsersByIdMerges({ client, throwOnError: true, path: { id: member }, body: { from, reason } }),
    onSuccess: async () => {
      setOther(null);
      setReason('');
      await queries.invalidateQueries();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (other) merge.mutate(other);
  };
  return (
    <Section title={say.merge}>
      <form onSubmit={send}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {say.mergeWhy}
          </Text>
          <MemberSelect label={say.other} value={other} onChange={setOther} />
          <TextInput
            label={say.reason}
            required
            maxLength={500}
            maw={420}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          {merge.isError && <Refusal error={merge.error} />}
          {merge.isSuccess && (
            <Alert color="teal" role="status">
              {say.saved}
            </Alert>
          )}
          <Button
            type="submit"
            w="fit-content"
            loading={merge.isPending}
            disabled={other === null || other === member || reason.trim() === ''}
          >
            {say.mergeSave}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
