/** A list that is shown a page at a time: loading, refused, empty, no longer fresh, and more of it for who asks. */
import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Pages } from '../reads/use-pages';
import { words } from '../words';
import { Empty, Loading, Refused, Staleness } from './shown';

interface Props<T> {
  readonly read: Pages<T>;
  /** What is said where there is nothing. */
  readonly none: string;
  readonly children: (items: readonly T[]) => ReactNode;
}

const LOADING_PX = 120;

export function Paged<T>({ read, none, children }: Props<T>) {
  const { items, asOf, error, isError, isFetchNextPageError, hasNextPage, isFetchingNextPage } = read;
  if (read.data === undefined) {
    if (isError) return <Refused error={error} again={() => void read.refetch()} />;
    return <Loading height={LOADING_PX} />;
  }
  const next = () => void read.fetchNextPage();
  return (
    <Stack gap="sm">
      <Staleness asOf={asOf} failing={isError} />
      {items.length === 0 ? <Empty say={none} /> : children(items)}
      {isFetchNextPageError && <Refused error={error} again={next} />}
      {hasNextPage && !isFetchNextPageError && (
        <Group>
          <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={next}>
            {words.states.more}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
