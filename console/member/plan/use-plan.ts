/** The plans of whoever is signed in. */
import { getUsersByIdPlan, getUsersByIdPlans } from '../../../clients/typescript/lib/index';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';

/** Changes are pushed: this is for when no stream can be opened. */
const EVERY_MS = 30_000;

/** All of them in short, those that go on first. */
export function usePlans() {
  const { sub } = useSession();
  return useRead(['plans', sub], (given) => getUsersByIdPlans({ ...given, path: { id: sub } }), { every: EVERY_MS });
}

/** The one of a programme; null: nothing is asked yet. */
export function usePlan(programme: string | null) {
  const { sub } = useSession();
  return useRead(
    ['plan', sub, programme],
    (given) => getUsersByIdPlan({ ...given, path: { id: sub }, query: { programme: programme ?? '' } }),
    { every: EVERY_MS, enabled: programme !== null },
  );
}
