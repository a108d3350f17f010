/** For who runs a gym: who comes, when it is busy, which machines are used, and which to have repaired. */
import { Group, SegmentedControl, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { getGyms } from '../../clients/typescript/lib/index';
import { Page } from '../parts/page';
import { useRead } from '../reads/use-read';
import { gymsHeldTo } from '../session/session';
import { useSession } from '../session/signed-in';
import { words } from '../words';
import { ActiveMembers } from './active-members';
import { BusyHours } from './busy-hours';
import type { Opening } from './hours-shown';
import { Machines } from './machines';
import { Repairs } from './repairs';
import { type Span, spanOf } from './span';
import { useSummary } from './use-summary';

const periods = [7, 28, 84] as const;
const MOST = 200;

export function ManagerPage() {
  const { manager } = words;
  const held = gymsHeldTo(useSession());
  const [gym, setGym] = useState<string | null>(held[0] ?? null);
  const [days, setDays] = useState('28');
  const gyms = useRead(['gyms'], (given) => getGyms({ ...given, query: { limit: MOST } }));
  const options = (gyms.data?.data.items ?? [])
    .filter(({ gymId }) => held.length === 0 || held.includes(String(gymId)))
    .map(({ gymId, name }) => ({ value: String(gymId), label: String(name) }));
  const openings = (gyms.data?.data.items ?? [])
    .filter(({ gymId }) => gym === null || gymId === gym)
    .flatMap(({ openingHours }) => openingHours as readonly Opening[]);
  const span = spanOf(Number(days));
  return (
    <Page
      title={manager.title}
      aside={
        <Group align="end">
          <Select
            label={manager.gym}
            placeholder={manager.allGyms}
            data={options}
            value={gym}
            onChange={setGym}
            clearable={held.length === 0}
            allowDeselect={held.length === 0}
            searchable
          />
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
      <Machines summary={summary} />
      <Repairs gym={gym} span={span} />
    </Stack>
  );
}
