/** All challenges and drafts, how each stands, and where a new one begins. */
import { Badge, Button, FileButton, Group, Menu, Modal, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { getChallenges } from '../../../clients/typescript/lib/index';
import { useFormat } from '../../format/use-format';
import { Page } from '../../parts/page';
import { Paged } from '../../parts/paged';
import { Section } from '../../parts/section';
import { usePages } from '../../reads/use-pages';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { type State, stateColors, stateOf } from './challenge-state';
import { blank, type Definition } from './definition';
import { definitionIn } from './draft-file';
import { newId, useDrafts } from './drafts';
import { fromTemplate, templates } from './templates';

const PAGE = 50;
const say = words.staff.challenges;

export function StaffChallengesPage() {
  const { timeZone } = useSession();
  const { drafts, keep } = useDrafts();
  const navigate = useNavigate();
  const [gallery, { open, close }] = useDisclosure();
  const begin = (definition: Definition) => {
    const id = newId();
    keep(id, definition);
    void navigate({ to: '/staff/challenges/$id', params: { id } });
  };
  return (
    <Page
      title={words.challenge.title}
      aside={<NewMenu onBlank={() => begin(blank(timeZone, Date.now()))} onGallery={open} onFile={begin} />}
    >
      {Object.keys(drafts).length > 0 && <Drafts />}
      <Section title={say.published}>
        <Published />
      </Section>
      <Modal
        opened={gallery}
        onClose={close}
        title={say.gallery}
        size="lg"
        closeButtonProps={{ 'aria-label': say.close }}
      >
        <Stack gap="xs">
          {templates.map((template) => (
            <UnstyledButton key={template.id} p="xs" onClick={() => begin(fromTemplate(template, timeZone))}>
              <Text fw={550}>{template.name}</Text>
              <Text size="sm" c="dimmed">
                {template.sentence}
              </Text>
            </UnstyledButton>
          ))}
        </Stack>
      </Modal>
    </Page>
  );
}

interface NewProps {
  readonly onBlank: () => void;
  readonly onGallery: () => void;
  readonly onFile: (definition: Definition) => void;
}

function NewMenu({ onBlank, onGallery, onFile }: NewProps) {
  const [fault, setFault] = useState<string | null>(null);
  const read = async (file: File | null) => {
    const found = file && definitionIn(await file.text());
    if (typeof found === 'string') setFault(found);
    else if (found) onFile(found);
  };
  return (
    <Group gap="xs">
      {fault && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {fault}
        </Text>
      )}
      <FileButton onChange={(file) => void read(file)} accept="application/json,.json">
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
            {say.openFile}
          </Button>
        )}
      </FileButton>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<IconPlus size={16} aria-hidden />}>{say.create}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onBlank}>{say.fromNothing}</Menu.Item>
          <Menu.Item onClick={onGallery}>{say.fromGallery}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

/** Those that were begun here, the last touched first. */
function Drafts() {
  const { drafts } = useDrafts();
  const format = useFormat();
  const inOrder = Object.entries(drafts).sort(([, a], [, b]) => b.at - a.at);
  return (
    <Section title={say.drafts}>
      <Stack gap="xs">
        {inOrder.map(([id, { definition, at }]) => (
          <Row
            key={id}
            id={id}
            name={definition.name || say.unnamed}
            below={say.touched(format.moment(new Date(at)))}
            state="draft"
          />
        ))}
      </Stack>
    </Section>
  );
}

function Published() {
  const format = useFormat();
  const read = usePages(['staff', 'challenges'], PAGE, getChallenges);
  return (
    <Paged read={read} none={say.none}>
      {(items) =>
        items.map((one) => (
          <Row
            key={one.challengeId}
            id={one.challengeId}
            name={one.name}
            below={one.sentence}
            aside={`${words.challenge.lasts(format.days(one))} · ${words.challenge.members(one.members, format.number(one.members))}`}
            state={stateOf(one)}
          />
        ))
      }
    </Paged>
  );
}

interface RowProps {
  readonly id: string;
  readonly name: string;
  readonly below: string;
  /** When it is, and who takes part. */
  readonly aside?: string;
  readonly state: State;
}

function Row({ id, name, below, aside, state }: RowProps) {
  return (
    <UnstyledButton component={Link} to="/staff/challenges/$id" params={{ id } as never} py={6}>
      <Group wrap="nowrap" justify="space-between" align="start">
        <div style={{ minWidth: 0 }}>
          <Text fw={550}>{name}</Text>
          <Text size="sm" c="dimmed" lineClamp={2}>
            {below}
          </Text>
          {aside && (
            <Text size="sm" c="dimmed">
              {aside}
            </Text>
          )}
        </div>
        <Badge color={stateColors[state]} variant="filled" miw="fit-content">
          {say.states[state]}
        </Badge>
      </Group>
    </UnstyledButton>
  );
}
