/** What is said of one's own data. */
import { sentence } from './names';

const accesses: Readonly<Record<string, string>> = {
  '/v1/users': 'the list of members',
  '/v1/users/{id}': 'your profile',
  '/v1/users/{id}/workouts': 'your workouts',
  '/v1/users/{id}/insights': 'your insights',
  '/v1/users/{id}/metrics': 'your fitness',
  '/v1/users/{id}/profile': 'your fitness profile',
  '/v1/users/{id}/plan': 'your plan',
  '/v1/users/{id}/personal-bests': 'your personal bests',
  '/v1/users/{id}/body-measurements': 'your weighings',
  '/v1/users/{id}/export': 'everything about you',
  '/v1/users/{id}/awards': 'your awards',
  '/v1/workouts/{id}': 'one of your workouts',
  '/v1/live/sessions': 'who trains now',
  '/v1/live/sessions/{id}': 'your session as it went on',
  '/v1/live/sessions/{id}/events': 'your session as it went on',
  '/v1/parked': 'what stands parked of you',
  '/v1/parked/{id}': 'what stands parked of you',
};

/** What an award is for: a tier by its own name. */
const award = (kind: string, name: string): string =>
  kind === 'completion' ? 'Completed' : kind === 'milestone' ? `${name} % of the way` : sentence(name);

export const mine = {
  title: 'My data',
  export: 'Everything about you',
  exportWhy: 'One file with all that is kept about you: workouts, metrics, challenges, decisions.',
  download: 'Download',
  erase: 'Erase everything',
  eraseWhy:
    'All that is kept about you is erased for good, everywhere, and nobody can bring it back. You leave all challenges and leaderboards.',
  eraseConfirm: 'I want everything about me to be erased',
  erased: 'You are being erased. This may take a minute.',
  profile: 'Profile',
  noProfile: 'There is no profile of you here',
  noProfileWhy: 'Ask at your gym for one. Your name, leaderboards and trainers are then set here.',
  displayName: 'Name that others see',
  onLeaderboards: 'Show me on leaderboards',
  notices: 'Send me notices of awards',
  save: 'Save',
  saved: 'Saved',
  awards: 'Awards',
  award,
  noAwards: 'Awards for challenges stand here.',
  changes: 'What was changed, and why',
  yourself: 'by you',
  noChanges: 'Nobody has changed anything of yours.',
  access: 'Who looked',
  accessWhy: 'Everybody else who was told something about you: who, what, and when. You yourself are not listed.',
  noAccess: 'Nobody but you has looked.',
  someone: (role: string) => `Somebody without a profile (${role})`,
  looked: (path: string) => `Looked at ${accesses[path] ?? path}`,
  trainers: 'Trainers who may see you',
  trainersWhy:
    'A trainer sees your workouts, fitness and plan for as long as you name them here. Only you can add one.',
  noTrainers: 'No trainer may see you.',
  trainer: 'Trainer’s number',
  trainerWhy: 'They tell it to you.',
  letSee: 'Let them see me',
  takeAway: (trainer: string) => `No longer let ${trainer} see me`,
};
