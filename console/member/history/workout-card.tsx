/** A workout; its sets and what was odd about it behind a click. A list has thousands: what is seen of each is of the browser's own elements. */
import { Badge, Card, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { memo } from 'react';
import { useFormat } from '../../format/use-format';
import { FigureText } from '../../parts/figure';
import { words } from '../../words';
import { figuresOf, nameOf, type Workout } from '../workout';
import classes from './workout-card.module.css';
import { WorkoutDetails } from './workout-details';

const SHOWN = 4;
const FEW = 3;

interface Props {
  readonly workout: Workout;
  /** There is room for figures beside. */
  readonly isWide: boolean;
}

/** Drawn again when it is another: the list around it changes with every answer. */
export const WorkoutCard = memo(({ workout, isWide }: Props) => {
  const format = useFormat();
  const [isOpen, { toggle }] = useDisclosure();
  const figures = figuresOf(workout, format);
  // What has no unit is told by its name: a bare number says nothing.
  const few = figures.slice(0, FEW).map(([label, { value, unit }]) => `${value} ${unit || label.toLowerCase()}`);
  const name = nameOf(workout);
  return (
    <Card withBorder padding="md">
      <UnstyledButton
        className={classes.head}
        onClick={toggle}
        aria-expanded={isOpen}
        aria-label={words.history.open(name)}
      >
        <span>
          <span className={classes.name}>
            {name}
            {workout.open && <Badge color="teal.9">{words.history.running}</Badge>}
            {workout.quality.includes('entered') && <Badge variant="default">{words.history.entered}</Badge>}
          </span>
          <span className={classes.line}>{[format.clock(workout.startedAt), ...(isWide ? [] : few)].join(' · ')}</span>
        </span>
        <span className={classes.end}>
          {isWide && (
            <span className={classes.figures}>
              {figures.slice(0, SHOWN).map(([label, figure]) => (
                <FigureText key={label} label={label} figure={figure} size="row" />
              ))}
            </span>
          )}
          <IconChevronDown className={classes.turn} size={18} aria-hidden />
        </span>
      </UnstyledButton>
      {isOpen && <WorkoutDetails workout={workout} />}
    </Card>
  );
});
