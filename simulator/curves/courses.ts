/** The course of a session, by machine family. */
import type { Family as Kind } from '../machines.js';
import { bike } from './bike.js';
import { bodyweight } from './bodyweight.js';
import type { Course, Family, Setting } from './course.js';
import { grip } from './grip.js';
import { rower } from './rower.js';
import { strength } from './strength.js';
import { stride } from './stride.js';
import { treadmill } from './treadmill.js';

const families: Readonly<Record<Exclude<Kind, 'scale'>, Family>> = {
  strength,
  treadmill,
  bike,
  rower,
  stride,
  bodyweight,
  grip,
};

/** What the person will do on the machine; a scale has no sessions: null. */
export const courseOf = (setting: Setting): Course | null => {
  const { family } = setting.machine;
  return family === 'scale' ? null : families[family](setting);
};
