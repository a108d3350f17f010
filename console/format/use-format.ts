/** Numbers and times for whoever is signed in. */
import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import { useSession } from '../session/signed-in';
import { formatFor } from './format';
import type { Units } from './units';

/** The units they chose; kept in this browser. */
export const useUnits = () =>
  useLocalStorage<Units>({ key: 'repstream.units', defaultValue: usual(), getInitialValueInEffect: false });

/** What most people of the browser's language use. */
const usual = (): Units => (/-(US|LR|MM)$/i.test(navigator.language) ? 'imperial' : 'metric');

/** By their own clock, or by that of a place. */
export function useFormat(clock?: string) {
  const [units] = useUnits();
  const { timeZone: own } = useSession();
  const timeZone = clock ?? own;
  return useMemo(() => formatFor({ units, timeZone }), [units, timeZone]);
}
