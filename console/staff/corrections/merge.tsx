/** Gives one id up for another: two cards of one person. */
import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postUsersByIdMerges } from '../../../clients/typescript/lib/index';
import { ReasonForm } from '../../parts/reason-form';
import { Section } from '../../parts/section';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { MemberSelect } from './member-select';

const say = words.corrections;

export function Merge({ member }: { readonly member: string }) {
  const { client } = useSession();
  const queries = useQueryClient();
  const [other, setOther] = useState<string | null>(null);
  const merge = useMutation({
    mutationFn: (body: { from: string; reason: string }) =>
      postUsersByIdMerges({ client, throwOnError: true, path: { id: member }, body }),
    onSuccess: async () => {
      setOther(null);
      await queries.invalidateQueries();
    },
  });
  return (
    <Section title={say.merge}>
      <ReasonForm
        act={merge}
        given={(reason) => ({ from: other ?? '', reason })}
        label={say.reason}
        save={say.mergeSave}
        saved={say.saved}
        isReady={other !== null && other !== member}
      >
        <Text size="sm" c="dimmed">
          {say.mergeWhy}
        </Text>
        <MemberSelect label={say.other} value={other} onChange={setOther} />
      </ReasonForm>
    </Section>
  );
}
