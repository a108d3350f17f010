/** Every page of the console, by who sees it: for the screenshots, and to look each over. */
export const roles = ['member', 'trainer', 'staff', 'admin'] as const;
export type Role = (typeof roles)[number];

interface ConsolePage {
  readonly name: string;
  readonly path: string;
}

const pages: Readonly<Record<Role, readonly ConsolePage[]>> = {
  member: ['today', 'now', 'plan', 'history', 'insights', 'fitness', 'challenges', 'leaderboards', 'mine'].map(
    (name) => ({
      name,
      path: `/${name}`,
    }),
  ),
  trainer: [{ name: 'trainer', path: '/trainer' }],
  staff: [
    { name: 'staff-challenges', path: '/staff/challenges' },
    { name: 'staff-programmes', path: '/staff/programmes' },
    { name: 'staff-corrections', path: '/staff/corrections' },
    { name: 'staff-guests', path: '/staff/corrections?of=guests' },
    { name: 'manager', path: '/manager' },
  ],
  admin: [{ name: 'operator', path: '/operator' }],
};

/** Those of one role. */
export const pagesOf = (role: Role): readonly ConsolePage[] => pages[role];
