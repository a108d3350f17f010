/** Kinds of strength training: the set, an exercise with its sets, and all lifting of one visit. */
import type { Kind } from './kind.js';

const dropOff = {
  name: 'dropOff',
  title: 'Repetitions against the set before at the same load',
  unit: '',
  decimals: 1,
  signed: true,
  alone: true,
} as const;

/** Sets with a load. */
export const sets: Kind = {
  name: 'sets',
  title: 'Sets with a load',
  one: 'set',
  many: 'sets',
  features: [
    {
      name: 'repetitions',
      title: 'Repetitions',
      unit: '',
      decimals: 0,
      says: (simulated, real) => `A simulated set has ${simulated} repetitions, a real one ${real}`,
    },
    {
      name: 'relativeLoad',
      title: "Load, of the member's own median of the exercise",
      unit: '%',
      decimals: 0,
      says: (simulated, real) =>
        `Simulated members lift ${simulated} of their own median load of the exercise, real ones ${real}`,
    },
    {
      name: 'loadChange',
      title: 'Load against the set before',
      unit: '%',
      decimals: 0,
      signed: true,
      says: (simulated, real) =>
        `From one set to the next the load changes by ${simulated} in simulated workouts, in real ones by ${real}`,
    },
    {
      name: 'repetitionChange',
      title: 'Repetitions against the set before',
      unit: '',
      decimals: 1,
      signed: true,
      says: (simulated, real) =>
        `From one set to the next the repetitions change by ${simulated} in simulated workouts, in real ones by ${real}`,
    },
    {
      ...dropOff,
      says: (simulated, real) =>
        `At an unchanged load a simulated set has ${simulated} repetitions against the one before, a real one ${real}`,
    },
    {
      name: 'rest',
      title: 'Rest before the set',
      unit: 's',
      decimals: 0,
      says: (simulated, real) => `Simulated members rest ${simulated} before a set, real ones ${real}`,
    },
  ],
  task: {
    title: 'the repetitions of the next set',
    inputs: ['number of the set', 'repetitions of the set before', 'its load', 'change of the load'],
    unit: 'repetitions',
    decimals: 2,
  },
};

/** An exercise of a workout: two sets with a load at least. */
export const exercises: Kind = {
  name: 'exercises',
  title: 'Exercises of a workout, two sets or more',
  one: 'exercise of a workout',
  many: 'exercises of workouts',
  features: [
    {
      name: 'sets',
      title: 'Sets',
      unit: '',
      decimals: 0,
      says: (simulated, real) => `Simulated members do ${simulated} sets of an exercise, real ones ${real}`,
    },
    {
      name: 'meanRepetitions',
      title: 'Repetitions a set, on average',
      unit: '',
      decimals: 1,
      says: (simulated, real) =>
        `Over an exercise a simulated member averages ${simulated} repetitions a set, a real one ${real}`,
    },
    {
      name: 'spreadAtTop',
      title: 'Standard deviation of repetitions at the most used load',
      unit: '',
      decimals: 1,
      says: (simulated, real) =>
        `Sets at the same load differ by ${simulated} repetitions (standard deviation) in a simulated workout, by ${real} in a real one`,
    },
    {
      name: 'loads',
      title: 'Different loads',
      unit: '',
      decimals: 0,
      says: (simulated, real) => `Simulated members use ${simulated} loads for an exercise, real ones ${real}`,
    },
    {
      name: 'firstLoad',
      title: 'First load, of the heaviest',
      unit: '%',
      decimals: 0,
      says: (simulated, real) =>
        `Simulated members begin an exercise at ${simulated} of its heaviest load, real ones at ${real}`,
    },
    {
      name: 'lastLoad',
      title: 'Last load, of the heaviest',
      unit: '%',
      decimals: 0,
      says: (simulated, real) =>
        `Simulated members end an exercise at ${simulated} of its heaviest load, real ones at ${real}`,
    },
    {
      name: 'tonnage',
      title: "Tonnage, of the member's own median of the exercise",
      unit: '%',
      decimals: 0,
      says: (simulated, real) =>
        `The tonnage of an exercise is ${simulated} of the member's own median in simulated workouts, ${real} in real ones`,
    },
  ],
  task: null,
};

/** All lifting of one visit. */
export const visits: Kind = {
  name: 'visits',
  title: 'Visits, as far as strength goes',
  one: 'visit',
  many: 'visits',
  features: [
    {
      name: 'exercises',
      title: 'Exercises with a load',
      unit: '',
      decimals: 0,
      says: (simulated, real) => `A simulated visit has ${simulated} exercises with a load, a real one ${real}`,
    },
    {
      name: 'sets',
      title: 'Sets with a load',
      unit: '',
      decimals: 0,
      says: (simulated, real) => `A simulated visit has ${simulated} sets with a load, a real one ${real}`,
    },
    {
      name: 'tonnage',
      title: "Tonnage, of the member's own median",
      unit: '%',
      decimals: 0,
      says: (simulated, real) =>
        `A visit's tonnage is ${simulated} of the member's own median in simulated gyms, ${real} in real life`,
    },
  ],
  task: null,
};

/** Sets against one's own weight. */
export const bodyweightSets: Kind = {
  name: 'bodyweight-sets',
  title: 'Sets without a load',
  one: 'set without a load',
  many: 'sets without a load',
  features: [
    {
      name: 'repetitions',
      title: 'Repetitions',
      unit: '',
      decimals: 0,
      says: (simulated, real) => `A simulated set without a load has ${simulated} repetitions, a real one ${real}`,
    },
    {
      name: 'setsOfExercise',
      title: 'Sets of the exercise in the workout',
      unit: '',
      decimals: 0,
      says: (simulated, real) => `Simulated members do ${simulated} sets without a load in a row, real ones ${real}`,
    },
    {
      ...dropOff,
      says: (simulated, real) =>
        `Without a load a simulated set has ${simulated} repetitions against the one before, a real one ${real}`,
    },
  ],
  task: null,
};
