/** A part of a page, with its heading. */
import { Box, Card, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly aside?: ReactNode;
  /** Whether what stands beside it goes below it where there is too little room. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

export function Section({ title, aside, isWide = false, children }: Props) {
  return (
    <Card withBorder padding="lg" component="section">
      <Group justify="space-between" mb="md" gap="8px 16px" wrap={isWide ? 'wrap' : 'nowrap'}>
        <Title order={2}>{title}</Title>
        <Box flex={isWide ? undefined : 'none'}>{aside}</Box>
      </Group>
      {children}
    </Card>
  );
}
