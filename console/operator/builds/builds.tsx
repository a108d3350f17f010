/** The builds of the views: those beside what readers see, what they see, and what was done with them. */
import { Stack } from '@mantine/core';
import { useState } from 'react';
import { type GetLineagesResponse, getLineages } from '../../../clients/typescript/lib/index';
import { Section } from '../../parts/section';
import { Empty, Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { words } from '../../words';
import { type Act, ActDialog } from './act-dialog';
import { BuildTable } from './build-table';
import { CompareReport, type Comparison } from './compare-report';
import { History } from './history';

export type Build = GetLineagesResponse['items'][number];

const LOOK_MS = 3_000;

export function Builds() {
  const operator = words.operator;
  const [act, setAct] = useState<Act | null>(null);
  const [report, setReport] = useState<Comparison | null>(null);
  const read = useRead(['lineages'], (given) => getLineages(given), { every: LOOK_MS });
  return (
    <Stack gap="lg">
      <Shown read={read} height={320}>
        {({ items }) => {
          const living = items.filter(({ state }) => state !== 'retired');
          const beside = living.filter(({ state }) => state !== 'promoted');
          return (
            <Stack gap="lg">
              <Section title={operator.beside}>
                {beside.length === 0 ? (
                  <Empty say={operator.noBeside} />
                ) : (
                  <BuildTable label={operator.beside} builds={beside} onAct={setAct} />
                )}
              </Section>
              {report && <CompareReport comparison={report} onClose={() => setReport(null)} />}
              <Section title={operator.shown}>
                <BuildTable
                  label={operator.shown}
                  builds={living.filter(({ state }) => state === 'promoted')}
                  onAct={setAct}
                />
              </Section>
            </Stack>
          );
        }}
      </Shown>
      <History />
      {act && <ActDialog act={act} onClose={() => setAct(null)} onCompared={setReport} />}
    </Stack>
  );
}
