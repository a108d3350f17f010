/** The first of a list, and the others for who asks for them: what comes after a long list is seen too. */
import { Button, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useFormat } from '../format/use-format';
import { words } from '../words';

interface Props<T> {
  readonly of: readonly T[];
  /** So many are shown at first. */
  readonly most: number;
  readonly children: (shown: readonly T[]) => ReactNode;
}

export function FirstOf<T>({ of, most, children }: Props<T>) {
  const { number } = useFormat();
  const [isWhole, setWhole] = useState(false);
  // One more takes no more room than a button that asks for it.
  if (of.length <= most + 1) return children(of);
  return (
    <Stack gap="md">
      {children(isWhole ? of : of.slice(0, most))}
      <Button variant="default" size="xs" mx="auto" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {isWhole ? words.states.fewer : words.states.all(number(of.length))}
      </Button>
    </Stack>
  );
}
