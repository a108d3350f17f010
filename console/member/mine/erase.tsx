/** The end of it all: asked twice, for there is no way back. */
import { Alert, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteUsersById } from '../../../clients/typescript/lib/index';
import { Section } from '../../parts/section';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';

export function Erase() {
  const { sub, client } = useSession();
  const [isOpen, { open, close }] = useDisclosure();
  const [isSure, setSure] = useState(false);
  const erase = useMutation({
    mutationFn: () => deleteUsersById({ client, throwOnError: true, path: { id: sub } }),
    onSuccess: close,
  });
  return (
    <Section title={words.mine.erase}>
      <Group justify="space-between">
        <Text c="dimmed" maw={520}>
          {erase.isSuccess ? words.mine.erased : words.mine.eraseWhy}
        </Text>
        <Button variant="default" onClick={open} disabled={erase.isSuccess}>
          {words.mine.erase}
        </Button>
      </Group>
      <Modal opened={isOpen} onClose={close} title={words.mine.erase} centered>
        <Stack>
          <Text>{words.mine.eraseWhy}</Text>
          <Checkbox
            label={words.mine.eraseConfirm}
            checked={isSure}
            onChange={(event) => setSure(event.currentTarget.checked)}
          />
          {erase.isError && <Alert color="red">{erase.error.message}</Alert>}
          <Button color="red.9" disabled={!isSure} loading={erase.isPending} onClick={() => erase.mutate()}>
            {words.mine.erase}
          </Button>
        </Stack>
      </Modal>
    </Section>
  );
}
