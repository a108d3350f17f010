/** Fields of a form side by side, as many as fit, which stand in line however many lines their labels take. */
import type { CSSProperties, ReactNode } from 'react';
import classes from './field-row.module.css';

interface Props {
  readonly children: ReactNode;
  /** A field is at least so wide, px, where there is room. */
  readonly least: number;
}

export const FieldRow = ({ children, least }: Props) => (
  <div className={classes.row} style={{ '--least': `${least}px` } as CSSProperties}>
    {children}
  </div>
);

/** The class of a field that has a line of its own. */
export const wholeLine = classes.whole;
