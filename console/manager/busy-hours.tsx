/** When a gym is busy: weekdays by hours, the darker the more sessions begin. A table, so that it can be read as one, too. */
import { ScrollArea, Text, VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useFormat } from '../format/use-format';
import { Section } from '../parts/section';
import { Shown } from '../parts/shown';
import type { Read } from '../reads/use-read';
import { words } from '../words';
import classes from './busy-hours.module.css';
import type { Summary } from './use-summary';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** Shades that are told apart. */
const SHADES = 6;

export function BusyHours({ summary }: { readonly summary: UseQueryResult<Read<Summary>> }) {
  const { manager } = words;
  return (
    <Section title={manager.busy}>
      <Text size="sm" c="dimmed" mb="sm">
        {manager.busyWhy}
      </Text>
      <Shown read={summary} height={260} empty={{ when: ({ hours }) => hours.length === 0, say: manager.nobody }}>
        {({ hours }) => <Hours hours={hours} />}
      </Shown>
    </Section>
  );
}

function Hours({ hours }: Pick<Summary, 'hours'>) {
  const format = useFormat();
  const { manager } = words;
  const most = Math.max(...hours.map(({ sessions }) => sessions));
  const [first, last] = [Math.min(...hours.map(({ hour }) => hour)), Math.max(...hours.map(({ hour }) => hour))];
  const shown = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const of = (weekday: number, hour: number) =>
    hours.find((one) => one.weekday === weekday && one.hour === hour)?.sessions ?? 0;
  return (
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
  );
}
