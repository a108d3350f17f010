/** Who did what a programme requires, by what evidence: to be looked through, sorted, excused from, and taken along. */
import { Anchor, Box, Button, Group, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { IconDownload, IconFileCertificate } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import {
  getProgrammesById,
  getProgrammesByIdVerification,
  getProgrammesByIdVerificationDocument,
} from '../../../clients/typescript/lib/index';
import { Page } from '../../parts/page';
import { Refusal } from '../../parts/refusal';
import { saveFile } from '../../parts/save-file';
import { Empty, Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { found, type Sort, sorts, useVerification, type Verified } from './use-verification';
import { VerifiedCard } from './verified-card';

const say = words.verification;
const statuses = ['met', 'open', 'not_met'] as const;
const ROW_PX = 116;

export function VerificationPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const programme = useRead(['programme', id], (given) => getProgrammesById({ ...given, path: { id } }));
  const read = useVerification(id);
  return (
    <Page title={say.title(programme.data?.data.title ?? id)} aside={<Downloads programme={id} />}>
      <Anchor component={Link} to="/staff/programmes" size="sm">
        {say.programmes}
      </Anchor>
      <Shown read={read} height={360}>
        {(rows) => <Board programme={id} rows={rows} />}
      </Shown>
    </Page>
  );
}

function Board({ programme, rows }: { readonly programme: string; readonly rows: readonly Verified[] }) {
  const [status, setStatus] = useState<'all' | Verified['status']>('all');
  const [name, setName] = useState('');
  const [sort, setSort] = useState<Sort>('name');
  const shown = useMemo(
    () => found(rows, { status: status === 'all' ? null : status, name, sort }),
    [rows, status, name, sort],
  );
  return (
    <>
      <Group align="end" gap="sm">
        <SegmentedControl
          aria-label={say.status}
          value={status}
          onChange={(value) => setStatus(value as typeof status)}
          data={[
            { value: 'all', label: say.all },
            ...statuses.map((one) => ({ value: one, label: say.statuses[one] })),
          ]}
        />
        <TextInput label={say.search} value={name} onChange={({ currentTarget }) => setName(currentTarget.value)} />
        <Select
          label={say.sort}
          value={sort}
          allowDeselect={false}
          onChange={(value) => setSort(value as Sort)}
          data={sorts.map((one) => ({ value: one, label: say.sorts[one] }))}
        />
      </Group>
      <Text size="sm" c="dimmed" role="status">
        {say.shown(shown.length, rows.length)}
      </Text>
      {shown.length === 0 ? <Empty say={say.noneBy} /> : <Rows programme={programme} rows={shown} />}
    </>
  );
}

/** Only what is looked at is drawn. */
function Rows({ programme, rows }: { readonly programme: string; readonly rows: readonly Verified[] }) {
  const list = useRef<HTMLUListElement & HTMLDivElement>(null);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_PX,
    overscan: 8,
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (i) => rows[i]?.userId ?? i,
  });
  return (
    <Box ref={list} component="ul" p={0} m={0} pos="relative" h={virtual.getTotalSize()} style={{ listStyle: 'none' }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index];
        return row ? (
          <Box
            component="li"
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            pos="absolute"
            w="100%"
            pb="xs"
            style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
          >
            <VerifiedCard programme={programme} row={row} />
          </Box>
        ) : null;
      })}
    </Box>
  );
}

/** The same for spreadsheets, and signed for who may not look in here. */
function Downloads({ programme }: { readonly programme: string }) {
  const { client } = useSession();
  const given = { client, throwOnError: true as const, path: { id: programme } };
  const csv = useMutation({
    mutationFn: async () => {
      const { data } = await getProgrammesByIdVerification({ ...given, query: { format: 'csv' }, parseAs: 'text' });
      saveFile(`verification-${programme}.csv`, data as unknown as string, 'text/csv');
    },
  });
  const signed = useMutation({
    mutationFn: async () => {
      const { data } = await getProgrammesByIdVerificationDocument(given);
      saveFile(`verification-${programme}.jws.json`, JSON.stringify(data, null, 2), 'application/json');
    },
  });
  const error = csv.error ?? signed.error;
  return (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={csv.isPending}
        onClick={() => csv.mutate()}
      >
        {say.csv}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileCertificate size={16} aria-hidden />}
        loading={signed.isPending}
        onClick={() => signed.mutate()}
      >
        {say.signed}
      </Button>
      {error && <Refusal error={error} />}
    </Group>
  );
}
