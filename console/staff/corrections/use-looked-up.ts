/** What is looked at, and how to look at something else. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { LookedUp } from './looked-up';

export function useLookedUp(): readonly [LookedUp, (search: LookedUp) => void] {
  const navigate = useNavigate();
  const search = useSearch({ from: '/staff/corrections' });
  return [search, (next) => void navigate({ to: '/staff/corrections', search: next, replace: true })];
}
