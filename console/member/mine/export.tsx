/** All of it as one file. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { getUsersByIdExport } from '../../../clients/typescript/lib/index';
import { Section } from '../../parts/section';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';

export function Export() {
  const { sub, client } = useSession();
  const download = useMutation({
    mutationFn: async () => {
      const { data } = await getUsersByIdExport({ client, throwOnError: true, path: { id: sub } });
      save(`repstream-${new Date().toISOString().slice(0, 10)}.json`, JSON.stringify(data, null, 2));
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

/** Hands a file to the browser. */
function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
