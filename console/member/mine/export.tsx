/** All of it as one file. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { getUsersByIdExport } from '../../../clients/typescript/lib/index';
import { saveFile } from '../../parts/save-file';
import { Section } from '../../parts/section';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';

export function Export() {
  const { sub, client } = useSession();
  const download = useMutation({
    mutationFn: async () => {
      const { data } = await getUsersByIdExport({ client, throwOnError: true, path: { id: sub } });
      const name = `repstream-${new Date().toISOString().slice(0, 10)}.json`;
      saveFile(name, JSON.stringify(data, null, 2), 'application/json');
    },
  });
  return (
    <Section title={words.mine.export}>
      <Group justify="space-between">
        <Text c="dimmed" maw={520}>
          {words.mine.exportWhy}
        </Text>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          {words.mine.download}
        </Button>
      </Group>
      {download.isError && (
        <Alert color="red" mt="md">
          {download.error.message}
        </Alert>
      )}
    </Section>
  );
}
