/** A page that has nothing to show yet: what is not there, how it comes to be, and where to go meanwhile. */
import { Card, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly why: string;
  /** Where one may go instead. */
  readonly children?: ReactNode;
}

export const Nothing = ({ title, why, children }: Props) => (
  <Card withBorder padding="lg" component="section">
    <Stack align="center" ta="center" gap="xs" py="lg">
      <Title order={2}>{title}</Title>
      <Text c="dimmed" maw={460}>
        {why}
      </Text>
      {children}
    </Stack>
  </Card>
);
