/** What was wrong with a workout, what it is instead, and why. */
import { Box, Group, NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { PostWorkoutsByIdAmendmentsData } from '../../../clients/typescript/lib/index';
import { weightIn, weightUnit } from '../../format/units';
import { useUnits } from '../../format/use-format';
import { ReasonForm } from '../../parts/reason-form';
import { words } from '../../words';
import { MemberSelect } from './member-select';
import { useAmend } from './use-amend';

const say = words.corrections;
type Kind = keyof typeof say.kinds;
type Decision = Omit<PostWorkoutsByIdAmendmentsData['body'], 'reason'>;

interface Props {
  readonly workout: string;
  /** Whether it is nobody's yet: then it is somebody's before all. */
  readonly isGuest?: boolean;
  readonly onLeave: () => void;
  /** It is written; whom it was given to, or null. */
  readonly onDone: (owner: string | null) => void;
}

export function AmendForm({ workout, isGuest = false, onLeave, onDone }: Props) {
  const [units] = useUnits();
  const [kind, setKind] = useState<Kind>(isGuest ? 'assigned' : 'voided');
  const [repetitions, setRepetitions] = useState<number | null>(null);
  const [load, setLoad] = useState<number | null>(null);
  const [owner, setOwner] = useState<string | null>(null);
  const amend = useAmend(() => onDone(kind === 'assigned' ? owner : null));
  const loadGrams = load === null ? null : Math.round(load / weightIn(units, 1));
  const decisions: Readonly<Record<Kind, Decision>> = {
    voided: { voided: {} },
    edited: { edited: { repetitions, loadGrams } },
    assigned: { assigned: { userId: owner } },
  };
  const isWhole = {
    voided: true,
    edited: repetitions !== null || load !== null,
    assigned: !isGuest || owner !== null,
  }[kind];
  const kinds = isGuest ? say.guestKinds : say.kinds;
  const number = (set: (value: number | null) => void) => (given: number | string) =>
    set(given === '' ? null : Number(given));
  return (
    <Box py="sm">
      <ReasonForm
        act={amend}
        given={(reason) => ({ workout, body: { reason, ...decisions[kind] } })}
        label={say.reason}
        why={isGuest ? say.reasonOfGuest : say.reasonWhy}
        save={say.save}
        isReady={isWhole}
        cancel={{ label: say.cancel, on: onLeave }}
      >
        <SegmentedControl
          aria-label={say.what}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          data={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
          w="fit-content"
          maw="100%"
        />
        {kind === 'edited' && (
          <Group gap="sm">
            <NumberInput
              label={say.repetitions}
              description={say.repetitionsWhy}
              min={0}
              allowDecimal={false}
              value={repetitions ?? ''}
              onChange={number(setRepetitions)}
            />
            <NumberInput
              label={say.load(weightUnit[units])}
              description={say.repetitionsWhy}
              min={0}
              value={load ?? ''}
              onChange={number(setLoad)}
            />
          </Group>
        )}
        {kind === 'assigned' && <MemberSelect label={say.owner} value={owner} onChange={setOwner} />}
      </ReasonForm>
    </Box>
  );
}
