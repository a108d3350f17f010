/** For who runs a gym: who comes, when it is busy, which machines are used, and which to have repaired. */
import { Group, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { GymSelect } from '../parts/gym-select';
import { Page } from '../parts/page';
import { useGyms } from '../reads/use-gyms';
import { words } from '../words';
import { ActiveMembers } from './active-members';
import { BusyHours } from './busy-hours';
import type { Opening } from './hours-shown';
import { Machines } from './machines';
import { Repairs } from './repairs';
import { type Span, spanOf } from './span';
import { useSummary } from './use-summary';

const periods = [7, 28, 84] as const;

export function ManagerPage() {
  const manager = words.manager;
  const { gyms, heldTo } = useGyms();
  const [gym, setGym] = useState<string | null>(heldTo[0] ?? null);
  const [days, setDays] = useState('28');
  const openings = gyms
    .filter(({ gymId }) => gym === null || gymId === gym)
    .flatMap(({ openingHours }) => openingHours as readonly Opening[]);
  const span = spanOf(Number(days));
  return (
    <Page
      title={manager.title}
      aside={
        <Group align="end">
          <GymSelect value={gym} onChange={setGym} />
          <SegmentedControl
            aria-label={manager.period}
            data={periods.map((one) => ({ value: String(one), label: manager.days(one) }))}
            value={days}
            onChange={setDays}
          />
        </Group>
      }
    >
      <OneGym key={`${gym} ${days}`} gym={gym} span={span} openings={openings} />
    </Page>
  );
}

interface Props {
  readonly gym: string | null;
  readonly span: Span;
  readonly openings: readonly Opening[];
}

function OneGym({ gym, span, openings }: Props) {
  const summary = useSummary(gym, span);
  return (
    <Stack gap="lg">
      <ActiveMembers gym={gym} span={span} />
      <BusyHours summary={summary} openings={openings} />
      <Machines summary={summary} gym={gym} />
      <Repairs gym={gym} span={span} />
    </Stack>
  );
}
