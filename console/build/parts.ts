/** What several pages of members are made of, and small: in one file, since each file costs a turn of a connection. */
const PARTS = [
  /\/console\/(member|reads|format|words)\//,
  /\/console\/parts\/(first-of|nothing|section|figure|table|save-file)\./,
  /@mantine\/core\/esm\/components\/(ActionIcon|Anchor|Badge|Card|List|Paper|Progress|SimpleGrid)\//,
  /@tanstack\/(query-core|react-query)\//,
  /@tabler\/icons-react\/.*\/Icon(Check|Chevron|Download)/,
];
/** What only a desk, a machine or one page says. */
const OTHERS = /\/words\/en\/(builder|corrections|energy|kiosk|manager|operator|staff|trainer|verification)\./;

/** What one writes in or chooses from. */
const FIELDS =
  /@mantine\/core\/esm\/components\/(Input|InputBase|InlineInput|NativeSelect|Switch|TextInput|Combobox\/ComboboxChevron)\//;
export const isField = (id: string): boolean => FIELDS.test(id);

/** Whether a module may stand among them. */
export const isPart = (id: string): boolean => PARTS.some((part) => part.test(id)) && !OTHERS.test(id);
