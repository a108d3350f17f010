/** Hours and machines of a gym. */
import { type GetUsageSummaryResponse, getUsageSummary } from '../../clients/typescript/lib/index';
import { useRead } from '../reads/use-read';
import type { Span } from './span';

export type Summary = GetUsageSummaryResponse;

const LOOK_MS = 60_000;

export const useSummary = (gym: string | null, span: Span) =>
  useRead(
    ['usage-summary', gym, span],
    (given) => getUsageSummary({ ...given, query: { ...span, ...(gym !== null && { gym }) } }),
    { every: LOOK_MS },
  );
