/** What a programme asks of a member, week by week, with the reason for every number and what a trainer changed. */
import { Anchor, NativeSelect, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { GetUsersByIdPlansResponse } from '../../../clients/typescript/lib/index';
import { Nothing } from '../../parts/nothing';
import { Page } from '../../parts/page';
import { Shown } from '../../parts/shown';
import { words } from '../../words';
import { Overrides } from './overrides';
import { PlanProgress } from './plan-progress';
import { PlanWeek } from './plan-week';
import { usePlan, usePlans } from './use-plan';

type Short = GetUsersByIdPlansResponse['items'][number];

export function PlanPage() {
  const all = usePlans();
  const items = all.data?.data.items ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const programme = items.find(({ programmeId }) => programmeId === chosen)?.programmeId ?? items[0]?.programmeId;
  return (
    <Page
      title={words.plan.title}
      aside={items.length > 1 && <Choice items={items} value={programme ?? null} onChange={setChosen} />}
    >
      <Shown read={all}>{() => (programme ? <OnePlan key={programme} programme={programme} /> : <NoPlan />)}</Shown>
    </Page>
  );
}

interface ChoiceProps {
  readonly items: readonly Short[];
  readonly value: string | null;
  readonly onChange: (programme: string) => void;
}

function Choice({ items, value, onChange }: ChoiceProps) {
  const data = items.map(({ programmeId, title }) => ({ value: programmeId, label: title }));
  return (
    <NativeSelect
      aria-label={words.plan.programme}
      data={data}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

function OnePlan({ programme }: { readonly programme: string }) {
  const read = usePlan(programme);
  return (
    <Shown read={read} height={360}>
      {(plan) => (
        <Stack gap="lg">
          <PlanProgress plan={plan} />
          <PlanWeek plan={plan} />
          <Overrides plan={plan} />
        </Stack>
      )}
    </Shown>
  );
}

/** Whoever waits for one may train for a challenge. */
function NoPlan() {
  return (
    <Nothing title={words.plan.none} why={words.plan.noneWhy}>
      <Anchor component={Link} to="/challenges" size="sm">
        {words.today.findChallenge}
      </Anchor>
    </Nothing>
  );
}
