/** A list that is shown a page at a time: loading, refused, empty, and more of it for who asks. */
import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Pages } from '../reads/use-pages';
import { words } from '../words';
import { Empty, Loading, Refused } from './shown';

interface Props<T> {
  readonly read: Pages<T>;
  /** What is said where there is nothing. */
  readonly none: string;
  readonly children: (items: readonly T[]) => ReactNode;
}

const LOADING_PX = 120;

export function Paged<T>({ read, none, children }: Props<T>) {
  const { items, error, isError, isSuccess, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = read;
  if (isPending) return <Loading height={LOADING_PX} />;
  return (
    <Stack gap="sm">
      {isSuccess && items.length === 0 ? <Empty say={none} /> : children(items)}
      {isError && <Refused error={error} again={() => void refetch()} />}
      {hasNextPage && (
        <Group>
          <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.states.more}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
