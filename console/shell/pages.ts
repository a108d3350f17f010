/** Which pages there are, for whom: the menu. */
import {
  IconBarbell,
  IconBuilding,
  IconCalendarStats,
  IconChartHistogram,
  IconEraser,
  IconGauge,
  IconHeartRateMonitor,
  IconHome,
  IconId,
  IconMedal,
  IconSitemap,
  IconTrophy,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Session } from '../session/session';
import { words } from '../words';

type Role = Session['role'];

/** A page of the menu. */
export interface MenuPage {
  readonly path: string;
  readonly label: string;
  readonly icon: TablerIcon;
  readonly roles: readonly Role[];
}

const nav = words.nav;
const members = ['member'] as const;
const desk = ['staff', 'admin'] as const;
const people = ['member', 'trainer', 'staff', 'admin'] as const;

export const menu: readonly MenuPage[] = [
  { path: '/operator', label: nav.operator, icon: IconSitemap, roles: ['admin'] },
  { path: '/manager', label: nav.manager, icon: IconBuilding, roles: ['staff', 'admin'] },
  { path: '/today', label: nav.today, icon: IconHome, roles: members },
  { path: '/now', label: nav.now, icon: IconHeartRateMonitor, roles: members },
  { path: '/plan', label: nav.plan, icon: IconBarbell, roles: members },
  { path: '/history', label: nav.history, icon: IconCalendarStats, roles: members },
  { path: '/insights', label: nav.insights, icon: IconChartHistogram, roles: members },
  { path: '/fitness', label: nav.fitness, icon: IconGauge, roles: members },
  { path: '/challenges', label: nav.challenges, icon: IconTrophy, roles: members },
  { path: '/staff/challenges', label: nav.challenges, icon: IconTrophy, roles: desk },
  { path: '/staff/programmes', label: nav.programmes, icon: IconBarbell, roles: desk },
  { path: '/staff/corrections', label: nav.corrections, icon: IconEraser, roles: desk },
  { path: '/trainer', label: nav.members, icon: IconUsers, roles: ['trainer'] },
  { path: '/leaderboards', label: nav.leaderboards, icon: IconMedal, roles: people },
  { path: '/mine', label: nav.mine, icon: IconId, roles: members },
];

/** Those of one role. */
export const menuOf = (role: Role): MenuPage[] => menu.filter(({ roles }) => roles.includes(role));
