/** How it looks: one accent, soft corners, figures that line up. */
import { createTheme } from '@mantine/core';
import { words } from './words';

/** Whoever looks for something that is not there is told so, in whatever list; a list without a choice is none to a screen reader. */
const nothing = (
  <span role="option" aria-selected={false} aria-disabled tabIndex={-1}>
    {words.states.nothing}
  </span>
);
const searched = { defaultProps: { nothingFoundMessage: nothing } };

export const theme = createTheme({
  primaryColor: 'indigo',
  // Which letters stand on a fill is decided by the light scheme: a dark one that is lighter could not be read.
  primaryShade: { light: 7, dark: 7 },
  autoContrast: true,
  // White on what is lighter is read at less than 4.5 to 1.
  luminanceThreshold: 0.2,
  defaultRadius: 'md',
  fontFamily: "'Inter', system-ui, -apple-system, 'Segoe UI', 'Roboto', 'Noto Sans', sans-serif",
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.75rem' }, h2: { fontSize: '1.15rem' } } },
  cursorType: 'pointer',
  components: {
    Select: searched,
    MultiSelect: searched,
    Menu: {
      // Whoever scrolls to the end of a long menu scrolls the menu: were it the page, what opened it would go out of sight, and the menu with it.
      defaultProps: { hideDetached: false },
      styles: { dropdown: { maxHeight: 'min(60vh, 28rem)', overflowY: 'auto' } },
    },
  },
});
