/** For whoever runs it: the dataflow as it runs, the builds of its views, and what stands parked. */
import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { Page } from '../parts/page';
import { words } from '../words';
import { Builds } from './builds/builds';
import { Dataflow } from './dataflow/dataflow';
import { Parked } from './parked/parked';

const operator = words.operator;
const tabs = [
  { value: 'dataflow', label: operator.dataflow, panel: <Dataflow /> },
  { value: 'builds', label: operator.builds, panel: <Builds /> },
  { value: 'parked', label: operator.parked, panel: <Parked /> },
];

export function OperatorPage() {
  const [tab, setTab] = useState<string | null>('dataflow');
  return (
    <Page title={operator.title}>
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="md">
          {tabs.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ value, panel }) => (
          <Tabs.Panel key={value} value={value}>
            {panel}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
