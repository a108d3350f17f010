/** When a gym is busy: weekdays by hours, the darker the more sessions begin. A table, so that it can be read as one, too. */
import { Group, ScrollArea, Text, VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useFormat } from '../format/use-format';
import { Section } from '../parts/section';
import { Shown } from '../parts/shown';
import type { Read } from '../reads/use-read';
import { words } from '../words';
import classes from './busy-hours.module.css';
import { hoursShown, type Opening } from './hours-shown';
import type { Summary } from './use-summary';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** Shades that are told apart. */
const SHADES = 6;
const shades = Array.from({ length: SHADES + 1 }, (_, shade) => shade);

interface Props {
  readonly summary: UseQueryResult<Read<Summary>>;
  /** When it is open; none: nobody says. */
  readonly openings: readonly Opening[];
}

export function BusyHours({ summary, openings }: Props) {
  const manager = words.manager;
  return (
    <Section title={manager.busy}>
      <Text size="sm" c="dimmed" mb="sm">
        {manager.busyWhy}
      </Text>
      <Shown read={summary} height={260} empty={{ when: ({ hours }) => hours.length === 0, say: manager.nobody }}>
        {({ hours }) => <Hours hours={hours} openings={openings} />}
      </Shown>
    </Section>
  );
}

function Hours({ hours, openings }: Pick<Summary, 'hours'> & Pick<Props, 'openings'>) {
  const format = useFormat();
  const manager = words.manager;
  const most = Math.max(...hours.map(({ sessions }) => sessions));
  const trained = hours.map(({ hour }) => hour);
  const shown = hoursShown(trained, openings);
  const of = (weekday: number, hour: number) =>
    hours.find((one) => one.weekday === weekday && one.hour === hour)?.sessions ?? 0;
  return (
    <>
      <ScrollArea viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': manager.busy }}>
        <table className={classes.hours}>
          <thead>
            <tr>
              <td />
              {shown.map((hour) => (
                <th key={hour} scope="col">
                  {hour % 2 === 0 ? hour : <VisuallyHidden>{manager.hour(hour)}</VisuallyHidden>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {WEEKDAYS.map((weekday) => (
              <tr key={weekday}>
                <th scope="row">{manager.weekday(weekday)}</th>
                {shown.map((hour) => {
                  const sessions = of(weekday, hour);
                  const told = manager.sessions(format.number(sessions));
                  return (
                    <td
                      key={hour}
                      data-shade={Math.ceil((SHADES * sessions) / most)}
                      title={`${manager.weekday(weekday)} ${manager.hour(hour)}: ${told}`}
                    >
                      <VisuallyHidden>{told}</VisuallyHidden>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <Shades most={manager.sessions(format.number(most))} />
    </>
  );
}

/** What the shades say: from nobody to the busiest hour. */
function Shades({ most }: { readonly most: string }) {
  return (
    <Group gap={6} mt="sm" wrap="nowrap" className={classes.shades}>
      <Text size="xs" c="dimmed">
        {words.manager.noSessions}
      </Text>
      {shades.map((shade) => (
        <span key={shade} data-shade={shade} aria-hidden />
      ))}
      <Text size="xs" c="dimmed">
        {most}
      </Text>
    </Group>
  );
}
