/** A programme as a form: its blocks and slots with their ranges, what is wrong at its place, and what it says. */
import { Alert, Anchor, Button, Grid, List, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { getProgrammesById, putProgrammesById } from '../../../clients/typescript/lib/index';
import type { Fault } from '../../../rules/node';
import { checkProgramme } from '../../../rules/programme/check';
import { type Programme, ProgrammeSchema } from '../../../rules/programme/programme';
import { programmeWords } from '../../../rules/programme/words';
import { Page } from '../../parts/page';
import { Refusal } from '../../parts/refusal';
import { Section } from '../../parts/section';
import { Refused } from '../../parts/shown';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { FormContext } from '../challenges/form/form-context';
import { FieldsOf } from '../challenges/form/object-field';
import type { Schema } from '../challenges/form/schema';
import { useCatalogue } from '../challenges/use-catalogue';
import { MovingOfProgramme } from '../moving/of-programme';
import { templateOf } from './templates';

const say = words.verification;
const NEW = 'new-';

interface Stored {
  readonly programme: Programme;
  readonly version: number;
  readonly etag: string | null;
}

export function ProgrammePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { client } = useSession();
  const template = id.startsWith(NEW) ? templateOf(id.slice(NEW.length)) : undefined;
  const read = useQuery({
    queryKey: ['staff', 'programme', id],
    enabled: template === undefined,
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }): Promise<Stored> => {
      const given = { client, signal, throwOnError: true as const, path: { id } };
      const { data, response } = await getProgrammesById(given);
      const { programme, version } = data;
      return { programme: programme as Programme, version, etag: response.headers.get('etag') };
    },
  });
  if (template) return <Editor key={id} begun={template} stored={null} />;
  if (read.isError) return <Refused error={read.error} again={() => void read.refetch()} />;
  return read.data ? <Editor key={id} begun={read.data.programme} stored={read.data} /> : null;
}

function Editor({ begun, stored }: { readonly begun: Programme; readonly stored: Stored | null }) {
  const [programme, setProgramme] = useState(begun);
  const { catalogue, nameOf } = useCatalogue();
  const faults = useMemo(() => checkProgramme(programme), [programme]);
  const form = useMemo(() => ({ faults, catalogue, only: {} }), [faults, catalogue]);
  return (
    <Page title={programme.title}>
      <Anchor component={Link} to="/staff/programmes" size="sm">
        {say.programmes}
      </Anchor>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <FormContext value={form}>
            <Section title={words.plan.programme}>
              <FieldsOf
                schema={ProgrammeSchema as Schema}
                value={programme}
                onChange={(changed) => setProgramme(changed as unknown as Programme)}
                path=""
                without={stored ? ['schema', 'id'] : ['schema']}
              />
            </Section>
          </FormContext>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg" pos="sticky" top={76}>
            <Says programme={programme} faults={faults} nameOf={nameOf} />
            <Saving programme={programme} stored={stored} isReady={faults.length === 0} />
          </Stack>
        </Grid.Col>
      </Grid>
      {stored && stored.version > 1 && <MovingOfProgramme id={programme.id} version={stored.version} />}
    </Page>
  );
}

interface SaysProps {
  readonly programme: Programme;
  readonly faults: readonly Fault[];
  readonly nameOf: (id: string) => string;
}

function Says({ programme, faults, nameOf }: SaysProps) {
  return (
    <Section title={say.says}>
      {faults.length > 0 ? (
        <Alert color="red" title={words.staff.challenges.faults(faults.length)}>
          {faults.slice(0, 6).map(({ path, message }) => (
            <Text key={`${path} ${message}`} size="sm">
              {words.builder.fault(path, message)}
            </Text>
          ))}
        </Alert>
      ) : (
        <List size="sm" spacing="xs">
          {programmeWords(programme, nameOf).map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      )}
    </Section>
  );
}

interface SavingProps {
  readonly programme: Programme;
  readonly stored: Stored | null;
  readonly isReady: boolean;
}

function Saving({ programme, stored, isReady }: SavingProps) {
  const { client } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { id } = programme;
  const save = useMutation({
    mutationFn: async () => {
      const { data } = await putProgrammesById({
        ...{ client, throwOnError: true as const, path: { id }, body: programme as never },
        ...(stored?.etag && { headers: { 'if-match': stored.etag } }),
      });
      return data.version;
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['staff'] });
      if (!stored) await navigate({ to: '/staff/programmes/$id', params: { id }, replace: true });
    },
  });
  return (
    <Section title={words.staff.challenges.actions}>
      <Stack gap="sm">
        {save.isSuccess && (
          <Alert color="teal" role="status">
            {say.savedVersion(save.data)}
          </Alert>
        )}
        {save.isError && <Refusal error={save.error} />}
        <Button disabled={!isReady} loading={save.isPending} onClick={() => save.mutate()}>
          {stored ? say.saveVersion(stored.version + 1) : say.saveNew}
        </Button>
      </Stack>
    </Section>
  );
}
