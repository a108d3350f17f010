/** A page: its title, and what stands beside it. */
import { Group, Stack, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { words } from '../words';

interface Props {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Page({ title, aside, children }: Props) {
  useEffect(() => {
    document.title = `${title} · ${words.product}`;
  }, [title]);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="end">
        <Title order={1}>{title}</Title>
        {aside}
      </Group>
      {children}
    </Stack>
  );
}
