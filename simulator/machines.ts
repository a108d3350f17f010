/** The machines of a gym, in the order in which it buys them: a gym of few has the first ones. */
import type { EquipmentType } from '../schemas/generated/equipment.js';

/** Which curve a machine's telemetry follows. */
export type Family = 'strength' | 'treadmill' | 'bike' | 'rower' | 'stride' | 'bodyweight' | 'grip' | 'scale';

/** A kind of machine. */
export interface MachineKind {
  /** The part of the equipment id between gym and number. */
  readonly kind: string;
  readonly type: EquipmentType;
  readonly family: Family;
  readonly displayName: string;
  readonly model: string;
  /** The machine's own exercise; null: each session says one of `exercises`. */
  readonly exerciseId: string | null;
  readonly exercises: readonly string[];
  /** Step of the load, g (0: no load), and the greatest load, g. */
  readonly stepGrams: number;
  readonly mostGrams: number;
  /** A trained man's one-rep max here as a multiple of body weight. */
  readonly relativeStrength: number;
  /** How far a repetition moves the load, m. */
  readonly travelM: number;
  readonly stepHeightMm: number | null;
}

const base = {
  exercises: [],
  stepGrams: 0,
  mostGrams: 0,
  relativeStrength: 0,
  travelM: 0,
  stepHeightMm: null,
} as const;

const stack = (kind: string, displayName: string, relativeStrength: number, exerciseId = kind): MachineKind => ({
  ...base,
  kind,
  type: 'WEIGHT_STACK',
  family: 'strength',
  displayName,
  model: `Ferrum ${displayName}`,
  exerciseId,
  stepGrams: relativeStrength > 0.8 ? 5_000 : 2_500,
  mostGrams: relativeStrength > 2 ? 250_000 : 120_000,
  relativeStrength,
  travelM: 0.45,
});

const cardio = (kind: string, type: EquipmentType, family: Family, displayName: string, exerciseId: string | null) => ({
  ...base,
  kind,
  type,
  family,
  displayName,
  model: `Meridian ${displayName}`,
  exerciseId,
});

const station = (exerciseId: string, displayName: string): MachineKind => ({
  ...base,
  kind: `${exerciseId}-station`,
  type: 'BODYWEIGHT_STATION',
  family: 'bodyweight',
  displayName,
  model: 'Ferrum Counter Mat',
  exerciseId,
});

const legPress = stack('leg-press', 'Leg press', 2.4);
const chestPress = stack('chest-press', 'Chest press', 1.1, 'chest-press-machine');
const latPulldown = stack('lat-pulldown', 'Lat pulldown', 0.9);
const seatedRow = stack('seated-row', 'Seated row', 0.95);
const legExtension = stack('leg-extension', 'Leg extension', 0.9);
const treadmill: MachineKind = {
  ...cardio('treadmill', 'TREADMILL', 'treadmill', 'Treadmill', null),
  exercises: ['treadmill-walk', 'treadmill-jog', 'treadmill-run'],
};
const rower = cardio('rower', 'ROWER', 'rower', 'Rower', 'rower');
const elliptical = cardio('elliptical', 'ELLIPTICAL', 'stride', 'Elliptical trainer', 'elliptical');
const uprightBike = cardio('upright-bike', 'BIKE_UPRIGHT', 'bike', 'Upright bike', 'upright-bike');
const cable: MachineKind = {
  ...stack('cable-station', 'Cable station', 0.5),
  type: 'CABLE',
  exerciseId: null,
  exercises: ['cable-crossover', 'triceps-pushdown', 'seated-row', 'lat-pulldown'],
  travelM: 0.6,
};
const scale: MachineKind = {
  ...cardio('scale', 'SCALE', 'scale', 'Body scale', 'scale'),
  model: 'Libra Body Scale',
};

/** All kinds, one machine each; the list is gone through again for more than 40. */
export const layout: readonly MachineKind[] = [
  treadmill,
  legPress,
  uprightBike,
  chestPress,
  rower,
  station('push-up', 'Push-up mat'),
  cable,
  scale,
  latPulldown,
  elliptical,
  { ...stack('plate-leg-press', 'Plate-loaded leg press', 2.6, 'leg-press'), type: 'PLATE_LOADED' },
  cardio('stair-climber', 'STAIR_CLIMBER', 'stride', 'Stair climber', 'stair-climber'),
  { ...cardio('spin-bike', 'BIKE_SPIN', 'bike', 'Spin bike', 'spin-bike') },
  seatedRow,
  legExtension,
  { ...cardio('stepper', 'STEPPER', 'stride', 'Stepper', 'stair-climber'), stepHeightMm: 200 },
  { ...stack('smith-machine', 'Smith machine', 1.3), type: 'SMITH', exerciseId: null, model: 'Ferrum Smith' },
  cardio('air-bike', 'AIR_BIKE', 'bike', 'Air bike', 'air-bike'),
  cardio('ski-erg', 'SKI_ERG', 'rower', 'Ski ergometer', 'ski-erg'),
  { ...cardio('grip', 'GRIP', 'grip', 'Grip dynamometer', 'grip-dynamometer'), stepGrams: 100, mostGrams: 90_000 },
  cardio('recumbent-bike', 'BIKE_RECUMBENT', 'bike', 'Recumbent bike', 'recumbent-bike'),
  {
    ...stack('dumbbell-rack', 'Dumbbell rack', 0.4),
    type: 'FREE_WEIGHT',
    exerciseId: null,
    model: 'Ferrum Sensing Rack',
  },
  stack('shoulder-press', 'Shoulder press', 0.65, 'shoulder-press-machine'),
  treadmill,
  stack('seated-leg-curl', 'Seated leg curl', 0.7),
  stack('pec-deck', 'Pec deck', 0.75),
  uprightBike,
  station('pull-up', 'Pull-up bar'),
  stack('biceps-curl', 'Biceps curl', 0.5, 'biceps-curl-machine'),
  stack('triceps-machine', 'Triceps extension', 0.6),
  treadmill,
  rower,
  stack('hip-abductor', 'Hip abductor', 1),
  stack('hip-adductor', 'Hip adductor', 1),
  station('sit-up', 'Sit-up bench'),
  stack('ab-crunch', 'Abdominal crunch', 0.7, 'ab-crunch-machine'),
  stack('seated-calf', 'Seated calf raise', 1.2),
  elliptical,
  station('plank', 'Plank mat'),
  stack('reverse-fly', 'Reverse fly', 0.5, 'reverse-fly-machine'),
];
