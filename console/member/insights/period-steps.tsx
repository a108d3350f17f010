/** One period earlier or later. */
import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useFormat } from '../../format/use-format';
import { words } from '../../words';
import type { Kind } from './periods';

interface Props {
  readonly period: string;
  readonly kind: Kind;
  readonly back: number;
  readonly onStep: (back: number) => void;
}

export function PeriodSteps({ period, kind, back, onStep }: Props) {
  const format = useFormat();
  const label = () => {
    if (kind === 'year') return period;
    if (kind === 'month') return format.date(`${period}-01`, { month: 'long', year: 'numeric' });
    const [year = '', week] = period.split('-W');
    return words.insights.weekOf(Number(week), year);
  };
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon variant="default" size="lg" aria-label={words.insights.earlier} onClick={() => onStep(back + 1)}>
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Text miw={130} ta="center" size="sm" fw={550} aria-live="polite">
        {label()}
      </Text>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={words.insights.later}
        disabled={back === 0}
        onClick={() => onStep(back - 1)}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
