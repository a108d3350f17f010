/** Who is in an earlier version: what the last one would change for them, and moving them to it. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format';
import { FigureText } from '../../parts/figure';
import { Refusal } from '../../parts/refusal';
import { Section } from '../../parts/section';
import { words } from '../../words';

const say = words.staff.moving;
const told = Object.entries(say.effects) as [keyof typeof say.effects, string][];

/** How many were judged by both versions, and what became of them. */
export type Judged = Readonly<Record<'judged' | 'remaining' | keyof typeof say.effects, number>>;

interface Props<Effects extends Judged> {
  readonly look: () => Promise<Effects>;
  /** Moves those who come after this one, some at a time; null comes when that was all. */
  readonly move: (after: string | null) => Promise<{ readonly moved: number; readonly next: string | null }>;
  /** For whom what would change. */
  readonly children: (effects: Effects) => ReactNode;
}

export function Moving<Effects extends Judged>({ look, move, children }: Props<Effects>) {
  const looking = useMutation({ mutationFn: look });
  const moving = useMutation({
    mutationFn: async () => {
      let moved = 0;
      let after: string | null = null;
      do {
        const answer: { moved: number; next: string | null } = await move(after);
        moved += answer.moved;
        after = answer.next;
      } while (after !== null);
      return moved;
    },
    onSuccess: () => looking.reset(),
  });
  const found = looking.data;
  return (
    <Section title={say.title}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {say.why}
        </Text>
        <Group>
          <Button variant="default" loading={looking.isPending} onClick={() => looking.mutate()}>
            {say.ask}
          </Button>
          {found && found.judged > 0 && (
            <Button loading={moving.isPending} onClick={() => moving.mutate()}>
              {say.move}
            </Button>
          )}
        </Group>
        {looking.isError && <Refusal error={looking.error} />}
        {moving.isError && <Refusal error={moving.error} />}
        {moving.isSuccess && <Text role="status">{say.moved(moving.data)}</Text>}
        {found?.judged === 0 && <Text role="status">{say.nobody}</Text>}
        {found && found.judged > 0 && <Found found={found}>{children(found)}</Found>}
      </Stack>
    </Section>
  );
}

function Found({ found, children }: { readonly found: Judged; readonly children: ReactNode }) {
  const format = useFormat();
  return (
    <Stack gap="md" role="status">
      <Text size="sm">{say.judged(found.judged)}</Text>
      <Group gap="xl">
        {told.map(([effect, label]) => (
          <FigureText key={effect} label={label} figure={format.count(found[effect])} size="row" />
        ))}
      </Group>
      {children}
      {found.remaining > 0 && <Text size="sm">{say.more(found.remaining)}</Text>}
    </Stack>
  );
}
