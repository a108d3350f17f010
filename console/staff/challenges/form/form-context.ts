/** What all fields of a form know: the faults found, what may be chosen by name, and what things are called. */
import { createContext, useContext } from 'react';
import type { Fault } from '../../../../rules/node';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface FormAround {
  readonly faults: readonly Fault[];
  /** What of a list of words goes with what was chosen elsewhere, by the name of the field. */
  readonly only: Readonly<Record<string, readonly string[]>>;
  /** Ids of the catalogue, by the name of the field. */
  readonly catalogue: Readonly<Record<string, readonly Choice[]>>;
}

export const FormContext = createContext<FormAround>({ faults: [], only: {}, catalogue: {} });

export const useForm = () => useContext(FormContext);

/** What is wrong at this very place. */
export function useFault(path: string): string | undefined {
  const { faults } = useForm();
  return faults.find((fault) => fault.path === path)?.message;
}
