/** Publishes a definition as a challenge, or as the next version of one; withdraws it; hands it over. */
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { deleteChallengesById, postChallenges, putChallengesById } from '../../../clients/typescript/lib/index';
import { canonical } from '../../../rules/canonical';
import { Refusal } from '../../parts/refusal';
import { Section } from '../../parts/section';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { type Definition, definitionOf } from './definition';
import { saveDraft } from './draft-file';
import { useDrafts } from './drafts';
import type { Stored } from './use-stored';

const say = words.staff.challenges;

interface Props {
  readonly id: string;
  readonly stored: Stored | null;
  readonly definition: Definition;
  readonly isDraft: boolean;
  /** Whether nothing is known to be wrong with it. */
  readonly isReady: boolean;
  readonly onRefused: (error: Error | null) => void;
  readonly onDiscard: () => void;
}

export function Publishing({ id, stored, definition, isDraft, isReady, onRefused, onDiscard }: Props) {
  const { role } = useSession();
  const publish = usePublish({ id, stored, definition, onRefused });
  const isSame = stored !== null && canonical(definitionOf(stored.row)) === canonical(definition);
  const mayPublish = role === 'admin';
  return (
    <Section title={say.actions}>
      <Stack gap="sm">
        {publish.isSuccess && isSame && (
          <Alert color="teal" role="status">
            {publish.data.version === 1 ? say.published1 : say.publishedVersion(publish.data.version)}
          </Alert>
        )}
        {publish.isError && <Refusal error={publish.error} />}
        {mayPublish ? (
          <Button
            disabled={!isReady || definition.name.trim() === '' || isSame}
            loading={publish.isPending}
            onClick={() => publish.mutate()}
          >
            {stored ? say.publishVersion(stored.row.version + 1) : say.publish}
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            {say.handOver}
          </Text>
        )}
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => saveDraft(definition)}
        >
          {say.saveFile}
        </Button>
        {isDraft && (
          <Button variant="subtle" color="red" onClick={onDiscard}>
            {say.discard}
          </Button>
        )}
        {mayPublish && stored && !stored.row.withdrawn && <Withdrawing id={id} stored={stored} />}
      </Stack>
    </Section>
  );
}

type Published = Pick<Props, 'id' | 'stored' | 'definition' | 'onRefused'>;

/** Answers with the version that it became. */
function usePublish({ id, stored, definition, onRefused }: Published) {
  const { client } = useSession();
  const { discard } = useDrafts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async () => {
      const body = definition as never;
      const given = { client, throwOnError: true as const, body };
      const { data } = stored
        ? await putChallengesById({
            ...given,
            path: { id },
            ...(stored.etag && { headers: { 'if-match': stored.etag } }),
          })
        : await postChallenges({ ...given, headers: { 'idempotency-key': id } });
      return { challengeId: stored ? id : data.id, version: data.version };
    },
    onMutate: () => onRefused(null),
    onError: (error: Error) => onRefused(error),
    onSuccess: async ({ challengeId }) => {
      discard(id);
      await queries.invalidateQueries({ queryKey: ['staff'] });
      if (challengeId !== id)
        await navigate({ to: '/staff/challenges/$id', params: { id: challengeId }, replace: true });
    },
  });
}

function Withdrawing({ id, stored }: { readonly id: string; readonly stored: Stored }) {
  const { client } = useSession();
  const queries = useQueryClient();
  const [isOpen, { open, close }] = useDisclosure();
  const withdraw = useMutation({
    mutationFn: () =>
      deleteChallengesById({
        ...{ client, throwOnError: true as const, path: { id } },
        ...(stored.etag && { headers: { 'if-match': stored.etag } }),
      }),
    onSuccess: async () => {
      close();
      await queries.invalidateQueries({ queryKey: ['staff'] });
    },
  });
  return (
    <>
      <Button variant="subtle" color="red" onClick={open}>
        {say.withdraw}
      </Button>
      <Modal opened={isOpen} onClose={close} title={say.withdrawTitle} closeButtonProps={{ 'aria-label': say.close }}>
        <Text size="sm" mb="md">
          {say.withdrawWhy}
        </Text>
        {withdraw.isError && <Refusal error={withdraw.error} />}
        <Group justify="end">
          <Button variant="default" onClick={close}>
            {say.keep}
          </Button>
          <Button color="red" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {say.withdraw}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
