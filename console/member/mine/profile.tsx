/** The profile as others see it, and what they may be shown and told. */
import { Alert, Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type PatchUsersByIdData, ProblemError, patchUsersById } from '../../../clients/typescript/lib/index';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { useOwnProfile } from './use-own-profile';

type Changes = Pick<NonNullable<PatchUsersByIdData['body']>, 'displayName' | 'onLeaderboards' | 'notices'>;

export function Profile() {
  const { sub, client } = useSession();
  const queries = useQueryClient();
  const [changed, setChanged] = useState<Changes>({});
  const read = useOwnProfile();
  const save = useMutation({
    mutationFn: (tag: string) =>
      patchUsersById({ client, throwOnError: true, path: { id: sub }, body: changed, headers: { 'if-match': tag } }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      setChanged({});
    },
  });
  const told = save.error instanceof ProblemError ? save.error : null;
  const isWrong = told?.problem?.errors?.find(({ path }) => path === '/body/displayName');
  return (
    <Section title={words.mine.profile}>
      <Shown read={read}>
        {({ displayName, onLeaderboards, notices, tag }) => {
          const submit = (event: FormEvent) => {
            event.preventDefault();
            save.mutate(tag);
          };
          return (
            <Stack component="form" maw={420} {...{ onSubmit: submit }}>
              <TextInput
                label={words.mine.displayName}
                value={changed.displayName ?? displayName}
                error={isWrong && told?.message}
                onChange={(event) => setChanged({ ...changed, displayName: event.currentTarget.value })}
              />
              <Switch
                label={words.mine.onLeaderboards}
                checked={changed.onLeaderboards ?? onLeaderboards}
                onChange={(event) => setChanged({ ...changed, onLeaderboards: event.currentTarget.checked })}
              />
              <Switch
                label={words.mine.notices}
                checked={changed.notices ?? notices}
                onChange={(event) => setChanged({ ...changed, notices: event.currentTarget.checked })}
              />
              <Group>
                <Button type="submit" loading={save.isPending} disabled={Object.keys(changed).length === 0}>
                  {words.mine.save}
                </Button>
              </Group>
              {told && !isWrong && <Alert color="red">{told.message}</Alert>}
              {save.isSuccess && Object.keys(changed).length === 0 && <Alert color="teal">{words.mine.saved}</Alert>}
            </Stack>
          );
        }}
      </Shown>
    </Section>
  );
}
