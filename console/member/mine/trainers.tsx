/** Which trainers may see them: only they can let one, and taking it back is one press. */
import { ActionIcon, Alert, Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { patchUsersById } from '../../../clients/typescript/lib/index';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { useOwnProfile } from './use-own-profile';

interface Change {
  readonly trainers: string[];
  /** Of the profile as it was read. */
  readonly tag: string;
}

export function Trainers() {
  const { sub, client } = useSession();
  const queries = useQueryClient();
  const [added, setAdded] = useState('');
  const read = useOwnProfile();
  const change = useMutation({
    mutationFn: ({ trainers, tag }: Change) =>
      patchUsersById({
        ...{ client, throwOnError: true, path: { id: sub } },
        ...{ body: { trainers }, headers: { 'if-match': tag } },
      }),
    onSuccess: async () => {
      setAdded('');
      await queries.invalidateQueries({ queryKey: [sub] });
    },
  });
  return (
    <Section title={words.mine.trainers}>
      <Shown read={read}>
        {({ trainers: now, tag }) => {
          const trainers = now as readonly string[];
          const add = (event: FormEvent) => {
            event.preventDefault();
            const trainer = added.trim();
            if (trainer) change.mutate({ trainers: [...new Set([...trainers, trainer])], tag });
          };
          return (
            <Stack>
              <Text size="sm" c="dimmed">
                {words.mine.trainersWhy}
              </Text>
              {trainers.length === 0 && <Text c="dimmed">{words.mine.noTrainers}</Text>}
              <Group gap="xs">
                {trainers.map((trainer) => (
                  <Badge
                    key={trainer}
                    variant="default"
                    size="xl"
                    tt="none"
                    rightSection={
                      <ActionIcon
                        size="sm"
                        variant="subtle"
                        color="gray"
                        disabled={change.isPending}
                        aria-label={words.mine.takeAway(trainer)}
                        onClick={() => change.mutate({ trainers: trainers.filter((one) => one !== trainer), tag })}
                      >
                        <IconX size={14} aria-hidden />
                      </ActionIcon>
                    }
                  >
                    {trainer}
                  </Badge>
                ))}
              </Group>
              <Group component="form" align="end" {...{ onSubmit: add }}>
                <TextInput
                  label={words.mine.trainer}
                  description={words.mine.trainerWhy}
                  value={added}
                  maxLength={128}
                  onChange={(event) => setAdded(event.currentTarget.value)}
                />
                <Button type="submit" variant="default" loading={change.isPending} disabled={!added.trim()}>
                  {words.mine.letSee}
                </Button>
              </Group>
              {change.isError && <Alert color="red">{change.error.message}</Alert>}
            </Stack>
          );
        }}
      </Shown>
    </Section>
  );
}
