/** What every read goes through before it is shown: loading, refused, empty, and what is no longer fresh. */
import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormat } from '../format/use-format';
import type { Read } from '../reads/use-read';
import { words } from '../words';

/** Older than this a page says as of when it is, ms: time is told once a minute, so up to that is fresh. */
const STALE_MS = 150_000;

/** What was asked for before, until the answer is there: it does not pass for it. */
const FORMER = { opacity: 0.5 };

interface Props<T> {
  readonly read: UseQueryResult<Read<T>>;
  readonly children: (data: T) => ReactNode;
  /** Whether there is nothing to show, and what is said then. */
  readonly empty?: { readonly when: (data: T) => boolean; readonly say: string; readonly isAlone?: boolean };
  /** Height while it loads, px. */
  readonly height?: number;
}

export function Shown<T>({ read, children, empty, height = 120 }: Props<T>) {
  if (read.data === undefined) {
    if (read.isError) return <Refused error={read.error} again={() => void read.refetch()} />;
    return <Loading height={height} />;
  }
  const { data, asOf } = read.data;
  return (
    <Stack gap="sm" aria-busy={read.isPlaceholderData} {...(read.isPlaceholderData && { style: FORMER })}>
      <Staleness asOf={asOf} failing={read.isError} />
      {empty?.when(data) ? <Empty say={empty.say} isAlone={empty.isAlone} /> : children(data)}
    </Stack>
  );
}

/** What stands there until it is; as high as it will be, px. */
export const Loading = ({ height }: { readonly height: number }) => (
  <Skeleton height={height} radius="md" aria-label={words.states.loading} role="status" />
);

interface EmptyProps {
  readonly say: string;
  /** Whether the page has nothing else: then it stands in the middle of it. */
  readonly isAlone?: boolean | undefined;
}

/** Nothing is there, and why that may be. */
export const Empty = ({ say, isAlone = false }: EmptyProps) => (
  <Text c="dimmed" {...(isAlone && { py: 'xl', ta: 'center' })}>
    {say}
  </Text>
);

export function Refused({ error, again }: { readonly error: Error | null; readonly again: () => void }) {
  return (
    <Alert color="red" icon={<IconAlertCircle />} title={words.states.failed}>
      <Text size="sm">{error?.message}</Text>
      <Button mt="sm" size="xs" variant="default" onClick={again}>
        {words.states.again}
      </Button>
    </Alert>
  );
}

/** As of when it is, once that is no longer now. */
export function Staleness({ asOf, failing }: { readonly asOf: Date | null; readonly failing: boolean }) {
  const format = useFormat();
  const moment = asOf && format.moment(asOf);
  const isOld = asOf !== null && Date.now() - asOf.getTime() > STALE_MS;
  if (!failing && !isOld) return null;
  return (
    <Group gap={6} role="status" wrap="nowrap">
      <IconAlertCircle size={16} aria-hidden style={{ flex: 'none' }} />
      <Text size="xs" c="dimmed">
        {failing || moment === null ? words.states.unreachable(moment) : words.states.asOf(moment)}
      </Text>
    </Group>
  );
}
