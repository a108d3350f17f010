/** A number that people look for: large, its unit small, and what it is. Lists have hundreds of them, so it is of the browser's own elements. */
import type { Figure } from '../format/format';
import classes from './figure.module.css';

interface Props {
  readonly label: string;
  readonly figure: Figure;
  /** How large: of a page's tile, or of a row. */
  readonly size?: 'tile' | 'row';
}

export const FigureText = ({ label, figure: { value, unit }, size = 'tile' }: Props) => (
  <span className={`${classes.figure} ${size === 'tile' ? classes.tile : ''}`}>
    <span className={classes.said}>{label}</span>
    <span className={classes.amount}>
      <span className={`figure ${classes.value}`}>{value}</span>
      {unit && <span className={classes.said}>{unit}</span>}
    </span>
  </span>
);
