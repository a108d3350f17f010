/** The end of it all: asked twice, for there is no way back. */
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { Section } from '../../parts/section';
import { words } from '../../words';

const EraseDialog = lazy(async () => ({ default: (await import('./erase-dialog')).EraseDialog }));

export function Erase() {
  const [isOpen, { open, close }] = useDisclosure();
  const [isErased, setErased] = useState(false);
  return (
    <Section title={words.mine.erase}>
      <Group justify="space-between">
        <Text c="dimmed" maw={520}>
          {isErased ? words.mine.erased : words.mine.eraseWhy}
        </Text>
        <Button variant="default" onClick={open} disabled={isErased}>
          {words.mine.erase}
        </Button>
      </Group>
      <Suspense>{isOpen && <EraseDialog onClose={close} onErased={() => setErased(true)} />}</Suspense>
    </Section>
  );
}
