/** English: each part is exported by name, so that a page loads no more than the parts that it says something of. */
export * from './en/builder';
export * from './en/challenges';
export * from './en/corrections';
export * from './en/energy';
export * from './en/everywhere';
export * from './en/kiosk';
export * from './en/manager';
export * from './en/member';
export * from './en/mine';
export * from './en/names';
export * from './en/now';
export * from './en/operator';
export * from './en/plans';
export * from './en/staff';
export * from './en/trainer';
export * from './en/verification';
