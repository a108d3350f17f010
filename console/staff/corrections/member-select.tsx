/** Chooses somebody by their name, or by their id. */
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getUsers } from '../../../clients/typescript/lib/index';
import { allOf } from '../../reads/all-of';
import { gymsHeldTo, type Session } from '../../session/session';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';

const say = words.corrections;
const SHOWN = 50;

interface Props {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (member: string | null) => void;
}

/** All whom they may see, of each of their gyms where they are not of all. */
async function membersFor(session: Session, signal: AbortSignal) {
  const { client } = session;
  const gyms = gymsHeldTo(session);
  const lists = (gyms.length > 0 ? gyms.map((gym) => ({ gym })) : [{}]).map((of) =>
    allOf((page) => getUsers({ client, signal, throwOnError: true, query: { ...of, ...page } })),
  );
  return (await Promise.all(lists)).flat();
}

export function MemberSelect({ label, value, onChange }: Props) {
  const session = useSession();
  const [search, setSearch] = useState('');
  const { data } = useQuery({
    queryKey: ['staff', 'members'],
    staleTime: 60_000,
    queryFn: ({ signal }) => membersFor(session, signal),
  });
  const known = (data ?? []).map(({ userId, displayName }) => ({ value: userId, label: displayName }));
  // An id of nobody who is listed may be that of a card; until they are, anybody may be.
  const id = data && [value, search.trim()].find((one) => one && !known.some((choice) => choice.value === one));
  const isName = known.some((choice) => choice.label === id);
  return (
    <Select
      label={label}
      description={say.memberWhy}
      data={id && !isName ? [...known, { value: id, label: id }] : known}
      value={value}
      onChange={onChange}
      onSearchChange={setSearch}
      searchable
      clearable
      limit={SHOWN}
      maw={420}
    />
  );
}
