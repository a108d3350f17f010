/** A part of a page, with its heading. */
import { Card, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, aside, children }: Props) {
  return (
    <Card withBorder padding="lg" component="section">
      <Group justify="space-between" mb="md" wrap="nowrap">
        <Title order={2}>{title}</Title>
        {aside}
      </Group>
      {children}
    </Card>
  );
}
