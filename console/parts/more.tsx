/** Asks for more of a list; stands in the middle below it. Pages of members have a button of their own: a file more takes them longer than it saves. */
import { Button } from '@mantine/core';
import { words } from '../words';

interface Props {
  readonly isLoading?: boolean;
  readonly onMore: () => void;
}

export const More = ({ isLoading = false, onMore }: Props) => (
  <Button variant="default" display="block" mx="auto" w="fit-content" loading={isLoading} onClick={onMore}>
    {words.states.more}
  </Button>
);
