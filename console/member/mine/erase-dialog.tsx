/** Asks whether they are sure, and erases them. */
import { Alert, Button, Checkbox, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteUsersById } from '../../../clients/typescript/lib/index';
import { Dialog } from '../../parts/dialog';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';

interface Props {
  readonly onClose: () => void;
  readonly onErased: () => void;
}

export function EraseDialog({ onClose, onErased }: Props) {
  const { sub, client } = useSession();
  const [isSure, setSure] = useState(false);
  const erase = useMutation({
    mutationFn: () => deleteUsersById({ client, throwOnError: true, path: { id: sub } }),
    onSuccess: () => {
      onErased();
      onClose();
    },
  });
  return (
    <Dialog title={words.mine.erase} onClose={onClose}>
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
    </Dialog>
  );
}
