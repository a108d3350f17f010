/** One member, as their trainer sees them: how fit they are and by what, their plan, and what was changed of it. */
import { Anchor, Select } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { getUsersById, getUsersByIdPlan, getUsersByIdPlans } from '../../clients/typescript/lib/index';
import { Levels } from '../member/fitness/fitness-page';
import { PlanProgress } from '../member/plan/plan-progress';
import { PlanWeek } from '../member/plan/plan-week';
import { Page } from '../parts/page';
import { Section } from '../parts/section';
import { Empty, Shown } from '../parts/shown';
import { useRead } from '../reads/use-read';
import { words } from '../words';
import { Decisions } from './decisions';
import { FineTune } from './fine-tune';

const say = words.trainer;
const EVERY_MS = 5_000;

export function TraineePage() {
  const { member } = useParams({ strict: false }) as { member: string };
  const person = useRead(['member', member], (given) => getUsersById({ ...given, path: { id: member } }));
  return (
    <Page title={person.data?.data.displayName ?? say.title}>
      <Anchor component={Link} to="/trainer" size="sm">
        {say.all}
      </Anchor>
      <Section title={say.profile}>
        <Levels member={member} />
      </Section>
      <Plans member={member} />
    </Page>
  );
}

function Plans({ member }: { readonly member: string }) {
  const all = useRead(['plans', member], (given) => getUsersByIdPlans({ ...given, path: { id: member } }));
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Shown read={all}>
      {({ items }) => {
        const programme = items.find(({ programmeId }) => programmeId === chosen) ?? items[0];
        if (!programme)
          return (
            <Section title={say.plan}>
              <Empty say={say.noPlan} />
            </Section>
          );
        return (
          <>
            {items.length > 1 && (
              <Select
                aria-label={words.plan.programme}
                data={items.map(({ programmeId, title }) => ({ value: programmeId, label: title }))}
                value={programme.programmeId}
                onChange={setChosen}
                allowDeselect={false}
              />
            )}
            <OnePlan key={programme.programmeId} member={member} programme={programme.programmeId} />
          </>
        );
      }}
    </Shown>
  );
}

function OnePlan({ member, programme }: { readonly member: string; readonly programme: string }) {
  const read = useRead(
    ['plan', member, programme],
    (given) => getUsersByIdPlan({ ...given, path: { id: member }, query: { programme } }),
    { every: EVERY_MS },
  );
  return (
    <Shown read={read} height={360}>
      {(plan) => (
        <>
          <PlanProgress plan={plan} />
          <PlanWeek plan={plan} />
          <FineTune member={member} plan={plan} />
          <Decisions member={member} plan={plan} />
        </>
      )}
    </Shown>
  );
}
