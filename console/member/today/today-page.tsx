/** A member's first page: what goes on now, how far their challenges are, and what they did last. */
import { Anchor, SimpleGrid } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Page } from '../../parts/page';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { ChallengeRings } from './challenge-rings';
import { LatestWorkouts } from './latest-workouts';
import { LiveSession } from './live-session';
import { PlanSummary } from './plan-summary';

export function TodayPage() {
  const { name, hasProfile } = useSession();
  return (
    <Page
      title={words.today.title(hasProfile ? name : null)}
      aside={
        <Anchor component={Link} to="/fitness" size="sm">
          {words.fitness.open}
        </Anchor>
      }
    >
      <LiveSession />
      <PlanSummary />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <ChallengeRings />
        <LatestWorkouts />
      </SimpleGrid>
    </Page>
  );
}
