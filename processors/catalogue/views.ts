/** The dimensions that analysts join and the API lists: source topics, row by row. */
import {
  boolean,
  integer,
  integers,
  json,
  nullable,
  personal,
  text,
  texts,
  timestamp,
  uuid,
  view,
} from '../../engine/declare.js';

/** Profiles as they are now. */
export const members = view('members', {
  comment: 'Members and staff: the present profile. Personal data.',
  freshWithinMs: 5_000,
  key: ['userId'],
  columns: {
    userId: text('Pseudonym: random, means nothing outside.'),
    displayName: text('The name that others see.'),
    nameKey: text('The name whatever its case, width and form: who has the same is called the same.'),
    namedAt: timestamp('Since when that is their name: of those who are called the same the first keeps it.'),
    sex: nullable(text('Sex at birth as the norm tables use it: FEMALE, MALE or UNKNOWN; null: not told.')),
    birthDate: nullable(text('Date of birth, YYYY-MM-DD; null: not told.')),
    timeZone: text('IANA time zone.'),
    homeGymId: nullable(text('Home gym.')),
    groups: texts('Groups this person is in.'),
    onLeaderboards: boolean('May be shown on leaderboards.'),
    notices: boolean('May be sent notices.'),
    trainers: texts('user_ids of the trainers who may see this member.'),
    updatedAt: timestamp('When the profile was last changed.'),
  },
  indexes: [['userId'], ['nameKey', 'namedAt', 'userId'], ['homeGymId']],
});

/** Gyms by their last entry. */
export const gyms = view('gyms', {
  comment: 'Gyms: of each the entry that is valid last.',
  freshWithinMs: 5_000,
  analysts: true,
  key: ['gymId'],
  columns: {
    gymId: text('Identity.'),
    name: text('Name.'),
    timeZone: text("IANA time zone of the gym's days."),
    openingHours: json(
      'List of {weekday 1 Monday to 7 Sunday, opensMinute, closesMinute after midnight, over 1440: past it}; empty: always open.',
    ),
    validFrom: timestamp('This entry holds from here on.'),
  },
  indexes: [['gymId']],
});

/** Machines by their last entry. */
export const equipment = view('equipment', {
  comment: 'Machines: of each the entry that is valid last.',
  freshWithinMs: 5_000,
  analysts: true,
  key: ['equipmentId'],
  columns: {
    equipmentId: text('Identity.'),
    gymId: text('Where it stands.'),
    type: text('Kind of machine: WEIGHT_STACK, TREADMILL, …'),
    model: text('Maker and model.'),
    exerciseId: nullable(text('The exercise it is for; null: the session says.')),
    displayName: text('What members call it.'),
    stackStepGrams: nullable(integer('Step of the weight stack, g.')),
    stepHeightMm: nullable(integer('Height of one step (steppers), mm.')),
    inService: boolean('May be used.'),
    validFrom: timestamp('This entry holds from here on.'),
  },
  indexes: [['equipmentId'], ['gymId']],
});

/** Where machines stood and whether they could be used. */
export const equipmentEntries = view('equipment_entries', {
  comment: 'Machines as they were: each entry holds until the next one of its machine, and the first also before it.',
  freshWithinMs: 5_000,
  analysts: true,
  key: ['equipmentId', 'validFrom'],
  columns: {
    equipmentId: text('The machine.'),
    gymId: text('Where it stood.'),
    inService: boolean('It could be used.'),
    validFrom: timestamp('From here on.'),
  },
  indexes: [['equipmentId', 'validFrom']],
});

/** Exercises by their last entry. */
export const exercises = view('exercises', {
  comment: 'Exercises: of each the entry that is valid last.',
  freshWithinMs: 5_000,
  analysts: true,
  key: ['exerciseId'],
  columns: {
    exerciseId: text('Identity.'),
    name: text('Name.'),
    measure: text('What counts: REPS_WEIGHT, REPS, DURATION, DISTANCE_TIME, POWER_TIME, STEPS_TIME or BODY_METRIC.'),
    equipmentTypes: texts('Kinds of machine it is done on.'),
    primaryMuscles: texts('Muscles it is for, by their free-exercise-db names.'),
    secondaryMuscles: texts('Muscles that help.'),
    compendiumCode: nullable(text('Code in the 2011 Compendium of Physical Activities.')),
    externalIds: json(
      'The same exercise elsewhere: {freeExerciseDb, wgerUuid, fitCategory, fitSubtype, ftmsCharacteristic}.',
    ),
    validFrom: timestamp('This entry holds from here on.'),
  },
  indexes: [['exerciseId']],
});

/** Decisions about sessions. */
export const amendments = view('amendments', {
  comment:
    'Later decisions about sessions. One of a session that came by several telemetry partitions was written to each, and has a row for each.',
  freshWithinMs: 5_000,
  key: ['amendmentId'],
  columns: {
    amendmentId: uuid('Identity of the decision.'),
    sessionId: uuid('The session (workout) it is about.'),
    equipmentId: text("The session's machine."),
    decidedAt: timestamp('When it was decided; of two of a kind the later counts, then the greater amendment_id.'),
    decidedBy: text('Who decided: a user_id or a service.'),
    reason: text('Why it was decided, in words.'),
    decision: text('assigned, voided, reinstated or edited.'),
    assignedUserId: nullable(text('With assigned: the new owner; null: nobody.')),
    edited: nullable(json('With edited: {repetitions, loadGrams, distanceMm}, null where left as measured.')),
  },
  indexes: [['sessionId']],
  subjects: ['assignedUserId'],
});

/** Challenges, each version. */
export const challenges = view('challenges', {
  comment: 'Challenges: every version; the last one is what members join.',
  freshWithinMs: 5_000,
  analysts: true,
  key: ['challengeId', 'version'],
  columns: {
    challengeId: text('Identity.'),
    version: integer('From 1.'),
    name: text('Name.'),
    description: personal(text('What members read beside the rule.')),
    rule: personal(json('The rule: {schema, root}, a tree of nodes.')),
    startsAt: timestamp('Workouts that begin from here on may count.'),
    endsAt: timestamp('Workouts that begin before may count.'),
    timeZone: text('IANA time zone of its days, weeks and months.'),
    dayStartsMinute: integer('When its days begin, minutes after midnight.'),
    weekStartsOn: integer('ISO weekday with which its weeks begin.'),
    gyms: texts('Where workouts count; empty: everywhere.'),
    groups: texts('Whose members may join; empty: everybody.'),
    keepsAwards: boolean('Awards stay when a correction takes away what they were for.'),
    milestones: integers('Percentages of the way that are told when reached.'),
    withdrawn: boolean('Nobody can join any more.'),
    writtenBy: personal(text('Who wrote this version.')),
    writtenAt: timestamp('When it was written.'),
  },
  indexes: [['challengeId', 'version']],
});

/** Teams by their last entry. */
export const teams = view('teams', {
  comment: 'Teams of challenges: of each the entry that is valid last.',
  freshWithinMs: 2_000,
  key: ['teamId'],
  columns: {
    teamId: text('Identity.'),
    challengeId: text('The challenge that it takes part in.'),
    displayName: text('What it is called.'),
    gymId: nullable(text('The gym that it is of; null: of none.')),
    size: nullable(integer('How many people it stands for, whether they take part or not; null: not told.')),
    disbanded: boolean('It takes part no more.'),
    decidedBy: text('Who decided.'),
    validFrom: timestamp('This entry holds from here on.'),
  },
  indexes: [['teamId'], ['challengeId', 'teamId']],
});

/** Ids that were given up. */
export const merges = view('merges', {
  comment: 'Ids of people that were given up: what is under one of them belongs to the other.',
  freshWithinMs: 5_000,
  key: ['userId'],
  columns: {
    userId: text('The id that was given up.'),
    intoUserId: text('The id that goes on; it may have been given up since.'),
    decidedAt: timestamp('When it was decided.'),
    decidedBy: text('Who decided: a user_id or a service.'),
    reason: text('Why, in words.'),
  },
  indexes: [['userId'], ['intoUserId']],
  subjects: ['intoUserId'],
});

/** What members were told. */
export const notices = view('notices', {
  comment: 'What members were told: of each award that was news when it was given, once.',
  freshWithinMs: 2_000,
  key: ['noticeId'],
  columns: {
    noticeId: uuid('Identity; webhooks carry it as Idempotency-Key.'),
    userId: text("The member's pseudonym as they were told; it may have been given up since."),
    toldAt: timestamp('When.'),
    awardId: uuid('The award.'),
    challengeId: text('The challenge.'),
    version: integer('The version by which it was earned.'),
    kind: text('completion, tier or milestone.'),
    name: text("The tier's name, or the milestone in percent; empty: all of it."),
    earnedAt: timestamp('When what was done sufficed.'),
  },
  indexes: [['userId', 'toldAt']],
});

/** Who read whose data. */
export const accesses = view('accesses', {
  comment: 'Who read whose data over the API: what others asked about a person, once in ten minutes each.',
  freshWithinMs: 2_000,
  key: ['accessId'],
  columns: {
    accessId: uuid('Identity.'),
    userId: text('Whose data: a pseudonym.'),
    readBy: text('Who read: a user_id, or a service.'),
    role: text('As what: trainer, staff, admin or member.'),
    path: text('What was asked for, as the document of the API names it.'),
    readAt: timestamp('When first; the same within ten minutes is not told again.'),
  },
  indexes: [['userId', 'readAt']],
});

/** Programmes, each version. */
export const programmes = view('programmes', {
  comment: 'Programmes, of which plans are made: every version; the last one is what members join.',
  freshWithinMs: 5_000,
  analysts: true,
  key: ['programmeId', 'version'],
  columns: {
    programmeId: text('Identity.'),
    version: integer('From 1.'),
    title: text('What people call it.'),
    programme: personal(json('The whole programme, as it was written: weeks in blocks, and how hard as ranges.')),
    startsAt: timestamp('When its first day begins.'),
    endsAt: timestamp('When its last day ends.'),
    gyms: texts('Where training counts; empty: everywhere.'),
    groups: texts('Whose members may join; empty: everybody.'),
    withdrawn: boolean('Nobody can join any more.'),
    writtenBy: personal(text('Who wrote this version.')),
    writtenAt: timestamp('When it was written.'),
  },
  indexes: [['programmeId', 'version']],
});
