/** Every operation, as everybody, on what is their own and what is not: each answer is held against the rule that the operation declares. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { AN_ID, bodies } from '../../unit/api/requests.js';
import {
  ask,
  eventually,
  found,
  get,
  gym,
  machine,
  machineOfLater,
  newMember,
  repetition,
  says,
  start,
} from '../api/world.js';
import { type Got, type Operation, operations, sampleOf, send } from './over-http.js';

/** Whose things are asked for. */
interface Subject {
  readonly user: string;
  /** Another id that may be theirs. */
  readonly twin: string;
  /** One that runs; null: they train on nothing now. */
  readonly session: string | null;
  readonly machine: string;
}
interface Caller {
  readonly name: string;
  readonly role: string;
  readonly sub: string;
  readonly gyms?: readonly string[];
  /** Null: nothing is nobody's own. */
  readonly own: Subject | null;
  readonly other: Subject;
  /** Whom they may see. */
  readonly trains: readonly string[];
}

/** Ids in paths that are not those of people, machines or sessions. */
const OTHER_PARTS: Readonly<Record<string, string>> = { metric: 'met' };

/** The programme of the samples, in the gym of this world. */
async function writeProgramme(): Promise<void> {
  const [url, headers] = [`/v1/programmes/${AN_ID}`, { 'if-match': '*' }];
  const payload = { ...(bodies['put /v1/programmes/{id}'] as object), gyms: [gym] };
  await ask('admin', 'PUT', url, { payload, headers });
  await eventually(
    () => get('admin', url),
    ({ body }) => body.programme?.gyms[0] === gym,
  );
}

/** Those who ask, with a member who lets a trainer see her, and one who does not. */
async function everybody(): Promise<Caller[]> {
  const [tom, eva] = [`tom-${randomUUID()}`, `eva-${randomUUID()}`];
  const [ana, ben] = [await newMember({ trainers: [tom], homeGymId: gym }), await newMember({ homeGymId: gym })];
  const twin = await newMember({ homeGymId: gym });
  const running = async (user: string, on: string): Promise<Subject> => {
    const session = randomUUID();
    await says(session, [start(user), repetition(0), repetition(1)], { on });
    await eventually(() => get('staff', `/v1/live/sessions/${session}`), found);
    return { user, twin, session, machine: on };
  };
  const [anas, bens] = [await running(ana, machine), await running(ben, machineOfLater)];
  const idle = (user: string): Subject => ({ user, twin, session: null, machine: machineOfLater });
  const by = (name: string, role: string, sub: string, own: Subject | null, other = bens, trains: string[] = []) => ({
    ...{ name, role, sub, own, other, trains },
  });
  return [
    by('nobody', '', '', null),
    by('device', 'device', machine, { ...anas, user: machine }),
    by('member', 'member', ana, anas),
    by('trainer, consent', 'trainer', tom, anas, bens, [ana]),
    by('trainer, none', 'trainer', eva, idle(eva)),
    { ...by('staff, here', 'staff', 'staff-here', idle('staff-here')), gyms: [gym] },
    { ...by('staff, elsewhere', 'staff', 'staff-elsewhere', idle('staff-elsewhere')), gyms: ['elsewhere'] },
    by('admin', 'admin', 'an-admin', idle('an-admin')),
  ];
}

/** The request about this subject; null: they have no such thing. */
function requestOf(operation: Operation, subject: Subject) {
  const { path, rule } = operation;
  const { body, query } = sampleOf(operation);
  const [place = '', name = ''] = (rule?.of ?? '').split('/');
  if (place === 'query') query.set(name, subject.user);
  if (rule?.places?.includes('query/gym')) query.set('gym', gym);
  // A machine asks for what goes on at it.
  if (path === '/v1/live/sessions') query.set('equipment', subject.machine);
  const isOfSession = /^\/v1\/(workouts|live\/sessions)\/\{id\}/.test(path);
  if (isOfSession && subject.session === null) return null;
  const idIn = (part: string): string => {
    if (part === 'userId') return subject.user;
    if (part === 'id' && path.startsWith('/v1/users/')) return subject.user;
    if (part === 'id' && isOfSession) return subject.session ?? '';
    if (part === 'id' && path.startsWith('/v1/equipment/')) return subject.machine;
    if (part === 'id' && path.startsWith('/v1/parked/')) return '7';
    return OTHER_PARTS[part] ?? AN_ID;
  };
  return {
    path: path.replaceAll(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(idIn(part))),
    query,
    body: body && {
      ...(body as object),
      ...(place === 'body' && { [name]: subject.user }),
      ...(rule?.places?.includes('body/gyms') && { gyms: [gym] }),
      ...(rule?.places?.includes('body/gymId') && { gymId: gym }),
      ...(rule?.places?.includes('body/from') && { from: subject.twin }),
    },
  };
}

/** Whether the rule lets them. */
function mayBe({ rule }: Operation, { role, sub, trains, gyms = [] }: Caller, subject: Subject): boolean {
  if (!rule) return true;
  if ((rule.roles as readonly string[]).includes(role)) {
    if (role !== 'staff' || gyms.length === 0) return true;
    // Everybody and every machine of this world is in its gym; teams there are none.
    const isThere = (place: string) =>
      place.startsWith('team ') || gyms.includes(gym) || (/^(path|body\/userId)/.test(place) && subject.user === sub);
    return (rule.places ?? []).every(isThere);
  }
  const ofPerson = !rule.of?.startsWith('machine');
  return rule.own.some(
    (relation) =>
      (relation === 'self' && ofPerson && role !== 'device' && role !== '' && subject.user === sub) ||
      (relation === 'trainer' && ofPerson && role === 'trainer' && trains.includes(subject.user)) ||
      (relation === 'device' && role === 'device' && subject.machine === sub),
  );
}

/** Refused for what stands there, which is looked up after access was judged: the challenge of the samples is for each alone, and it and the programme have one version. */
const MEANT = [
  '/path/id is a challenge for each member alone: it has no teams',
  '/body/to there is no such version of the challenge',
  '/body/to there is no such version of the programme',
];

const NOT_YOURS = 'There is no such thing, or it is not yours.';
const isRefusal = ({ status, problem }: Got) =>
  status === 401 ||
  (status === 403 && problem.type === 'urn:repstream:problem:forbidden') ||
  (status === 404 && problem.detail === NOT_YOURS);

it('R69: nobody sees or does what is not theirs: every operation, as everybody, as its rule says', async () => {
  await writeProgramme();
  const [all, callers] = [await operations(), await everybody()];
  const table: string[][] = [];
  const wrong: string[] = [];
  for (const operation of all) {
    const { method, path } = operation;
    const cells: string[] = [];
    for (const caller of callers) {
      const told: string[] = [];
      for (const [whose, subject] of [
        ['own', caller.own],
        ['other', caller.other],
      ] as const) {
        const request = subject && requestOf(operation, subject);
        if (!subject || !request) {
          told.push('–');
          continue;
        }
        const got = await send(method, {
          ...request,
          as: caller.role && `${caller.role}:${caller.sub}`,
          gyms: caller.gyms ?? [],
        });
        told.push(String(got.status));
        const line = `${method} ${path} as ${caller.name}, ${whose}: ${got.status} ${got.problem.detail ?? ''}`;
        const may = mayBe(operation, caller, subject);
        if (may === isRefusal(got)) wrong.push(`${line}; its rule says ${may ? 'yes' : 'no'}`);
        // What is let through must have been judged by more than its form: else nothing was tried.
        if (may && [400, 413, 415, 422, 500].includes(got.status) && !MEANT.includes(got.problem.detail ?? ''))
          wrong.push(`${line}: this operation has no good request here`);
      }
      cells.push(told.join(' '));
    }
    table.push([`${method.toUpperCase()} ${path}`, ...cells]);
  }
  process.stdout.write(`${printed([['own, other', ...callers.map(({ name }) => name)], ...table])}\n`);
  expect(wrong).toEqual([]);
  expect(table.length).toBeGreaterThan(80);
}, 300_000);

function printed(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')).join('\n');
}
