/** A workout; its sets and what was odd about it behind a click. */
import { Badge, Card, Collapse, Group, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useFormat } from '../../format/use-format';
import { FigureText } from '../../parts/figure';
import { words } from '../../words';
import { figuresOf, nameOf, type Workout } from '../workout';
import { WorkoutDetails } from './workout-details';

const SHOWN = 4;
const FEW = 3;

export function WorkoutCard({ workout }: { readonly workout: Workout }) {
  const format = useFormat();
  const [isOpen, { toggle }] = useDisclosure();
  const figures = figuresOf(workout, format);
  const name = nameOf(workout);
  const turn = { transform: isOpen ? 'rotate(180deg)' : undefined, transition: 'transform 120ms' };
  return (
    <Card withBorder padding="md">
      <UnstyledButton onClick={toggle} aria-expanded={isOpen} aria-label={words.history.open(name)}>
        <Group justify="space-between" wrap="nowrap" align="start">
          <div>
            <Group gap="xs">
              <Text fw={600}>{name}</Text>
              {workout.open && <Badge color="teal.9">{words.history.running}</Badge>}
              {workout.quality.includes('entered') && <Badge variant="default">{words.history.entered}</Badge>}
            </Group>
            <Text size="sm" c="dimmed">
              {format.clock(workout.startedAt)}
              <Text span hiddenFrom="sm" inherit>
                {' · '}
                {figures
                  .slice(0, FEW)
                  .map(([, { value, unit }]) => `${value} ${unit}`.trim())
                  .join(' · ')}
              </Text>
            </Text>
          </div>
          <Group gap="xl" wrap="nowrap" align="start">
            <Group gap="xl" wrap="nowrap" visibleFrom="sm">
              {figures.slice(0, SHOWN).map(([label, figure]) => (
                <FigureText key={label} label={label} figure={figure} size="row" />
              ))}
            </Group>
            <IconChevronDown size={18} aria-hidden style={turn} />
          </Group>
        </Group>
      </UnstyledButton>
      {/* Most are never opened, and drawing all of them takes a phone longer than drawing the list. */}
      <Collapse expanded={isOpen} keepMounted={false}>
        <WorkoutDetails workout={workout} />
      </Collapse>
    </Card>
  );
}
