/** One challenge: its terms and its rule side by side with what members will read, tried on what was, and published. */
import { Anchor, Badge, Grid, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { getChallengesByIdParticipation } from '../../../clients/typescript/lib/index';
import { check } from '../../../rules/check';
import type { Fault } from '../../../rules/node';
import type { Rule } from '../../../rules/rule';
import { useFormat } from '../../format/use-format';
import { Page } from '../../parts/page';
import { faultsIn } from '../../parts/refusal';
import { Section } from '../../parts/section';
import { Refused } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { words } from '../../words';
import { MovingOfChallenge } from '../moving/of-challenge';
import { stateColors, stateOf } from './challenge-state';
import { type Definition, definitionOf, isZone, periodOf } from './definition';
import { isNew, useDrafts } from './drafts';
import { FormContext } from './form/form-context';
import { PreviewSection } from './preview';
import { Publishing } from './publishing';
import { Reading } from './reading';
import { RuleEditor } from './rule/rule-editor';
import { TermsForm } from './terms-form';
import { useCatalogue } from './use-catalogue';
import { usePreview } from './use-preview';
import { type Stored, useStored } from './use-stored';

const say = words.staff.challenges;

export function StaffChallengePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <One key={id} id={id} />;
}

function One({ id }: { readonly id: string }) {
  const { drafts } = useDrafts();
  const stored = useStored(isNew(id) ? null : id);
  const [begun] = useState(() => drafts[id]?.definition);
  if (stored.isError) return <Refused error={stored.error} again={() => void stored.refetch()} />;
  if (!isNew(id) && !stored.data) return <Skeleton height={400} aria-label={words.states.loading} role="status" />;
  return <Editor id={id} stored={stored.data ?? null} begun={begun} />;
}

interface Props {
  readonly id: string;
  /** null: it is not published. */
  readonly stored: Stored | null;
  /** What was begun before. */
  readonly begun: Definition | undefined;
}

function Editor({ id, stored, begun }: Props) {
  const { keep, discard, drafts } = useDrafts();
  const [definition, setDefinition] = useState<Definition | null>(begun ?? (stored && definitionOf(stored.row)));
  const { catalogue, nameOf } = useCatalogue();
  const [refused, setRefused] = useState<Error | null>(null);
  const preview = usePreview(definition);
  const change = (next: Definition) => {
    setDefinition(next);
    keep(id, next);
    // What was refused was another.
    preview.reset();
    setRefused(null);
  };
  const [settled] = useDebouncedValue(definition, 150);
  const own = useMemo(() => faultsOf(settled), [settled]);
  const faults = useMemo(
    () => [...own, ...faultsIn(refused), ...faultsIn(preview.error)],
    [own, refused, preview.error],
  );
  const form = useMemo(() => ({ faults, catalogue, only: {} }), [faults, catalogue]);
  if (!definition) return <Gone />;
  const rule = definition.rule.root ? (definition.rule as Rule) : null;
  const isReady = rule !== null && own.length === 0;
  return (
    <Page title={definition.name || say.newTitle} aside={stored && <Standing stored={stored} />}>
      <Anchor component={Link} to="/staff/challenges" size="sm">
        {say.back}
      </Anchor>
      <FormContext value={form}>
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Stack gap="lg">
              <Section title={say.terms}>
                <TermsForm definition={definition} onChange={change} />
              </Section>
              <Section title={say.rule}>
                <RuleEditor
                  root={definition.rule.root}
                  onChange={(root) => change({ ...definition, rule: { ...ruleOf(definition), ...(root && { root }) } })}
                  faults={faults}
                  nameOf={nameOf}
                />
              </Section>
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <Stack gap="lg" pos="sticky" top={76}>
              <Reading rule={rule} faults={faults} nameOf={nameOf} />
              <Publishing
                id={id}
                stored={stored}
                definition={definition}
                isDraft={drafts[id] !== undefined}
                isReady={isReady}
                onRefused={setRefused}
                onDiscard={() => {
                  discard(id);
                  setDefinition(stored && definitionOf(stored.row));
                }}
              />
            </Stack>
          </Grid.Col>
        </Grid>
        <PreviewSection preview={preview} isReady={isReady} clock={definition} />
        {stored && stored.row.version > 1 && <MovingOfChallenge id={id} version={stored.row.version} />}
      </FormContext>
    </Page>
  );
}

const ruleOf = ({ rule: { root: _, ...others } }: Definition) => others;

/** Everything that is wrong with it that can be told here; the API may find more. */
function faultsOf(definition: Definition | null): Fault[] {
  if (!definition?.rule.root) return [];
  const period = periodOf(definition);
  if (!isZone(definition.timeZone)) return [];
  if (!(period.to > period.from)) return [{ path: '/to', message: words.staff.terms.endsBefore }];
  return check(definition.rule, period);
}

function Standing({ stored: { row } }: { readonly stored: Stored }) {
  const state = stateOf(row);
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {say.version(row.version)}
      </Text>
      <Participation id={row.challengeId} version={row.version} />
      <Badge color={stateColors[state]}>{say.states[state]}</Badge>
    </Group>
  );
}

/** How many are in it, and of them by an earlier version; nothing while it is not known. */
function Participation({ id, version }: { readonly id: string; readonly version: number }) {
  const format = useFormat();
  const { data } = useRead(['staff', 'participation', id], (given) =>
    getChallengesByIdParticipation({ ...given, path: { id } }),
  );
  if (!data) return null;
  const { members, versions } = data.data;
  const earlier = versions.reduce((sum, one) => (one.version < version ? sum + one.members : sum), 0);
  const told = words.challenge.members(members, format.number(members));
  return (
    <Text size="sm" c="dimmed">
      {earlier > 0 ? `${told}, ${say.inEarlier(format.number(earlier))}` : told}
    </Text>
  );
}

/** A draft that was published, or discarded. */
function Gone() {
  return (
    <Page title={say.newTitle}>
      <Text c="dimmed">{say.gone}</Text>
      <Anchor component={Link} to="/staff/challenges">
        {say.back}
      </Anchor>
    </Page>
  );
}
