/** A table on a page of a member. That of Mantine can scroll, and for it loads a fifth of what such a page weighs. */
import type { ComponentProps } from 'react';
import classes from './table.module.css';

interface TableProps extends ComponentProps<'table'> {
  readonly 'aria-label': string;
  /** Rows are close together, without lines. */
  readonly dense?: boolean;
}

export const Table = ({ dense = false, ...others }: TableProps) => (
  <table className={`figure ${classes.table} ${dense ? classes.dense : ''}`} {...others} />
);

/** A cell of figures: they stand at the end, one below the other. */
export const FigureCell = (props: ComponentProps<'td'>) => <td className={classes.end} {...props} />;

/** The head of such cells. */
export const FigureHead = (props: ComponentProps<'th'>) => <th className={classes.end} scope="col" {...props} />;
