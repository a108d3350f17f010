/** The dataflow as it runs: drawn, and as a table that tells the same. */
import { Stack } from '@mantine/core';
import { useState } from 'react';
import { getDataflow, getViews } from '../../../clients/typescript/lib/index';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { type Flow, flowOf } from './flow';
import { Picture } from './picture';
import { ProcessorDetails } from './processor-details';
import { ProcessorTable } from './processor-table';
import { useRates } from './use-rates';

const LOOK_MS = 2_000;

export function Dataflow() {
  const flow = useRead(['dataflow'], (given) => getDataflow(given), { every: LOOK_MS });
  const views = useRead(['views'], (given) => getViews(given), { every: LOOK_MS });
  return (
    <Shown read={flow} height={480}>
      {(running) => <Graph flow={flowOf(running, views.data?.data.processors ?? [])} at={flow.dataUpdatedAt} />}
    </Shown>
  );
}

function Graph({ flow, at }: { readonly flow: Flow; readonly at: number }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const processors = flow.nodes.filter((node) => node.kind === 'processor');
  const counters = new Map([
    ...processors.flatMap(({ id, read }): [string, number][] => (read === null ? [] : [[id, read]])),
    ...flow.edges.flatMap(({ from, to, input }): [string, number][] =>
      input ? [[`${from} ${to}`, input.position]] : [],
    ),
  ]);
  const rates = useRates(counters, at);
  const one = processors.find(({ id }) => id === chosen);
  return (
    <Stack gap="lg">
      <Picture flow={flow} rates={rates} chosen={chosen} onChoose={setChosen} />
      {one && <ProcessorDetails processor={one} onClose={() => setChosen(null)} />}
      <ProcessorTable processors={processors} rates={rates} onChoose={setChosen} />
    </Stack>
  );
}
