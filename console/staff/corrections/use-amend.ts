/** Writes a decision about a workout; what is shown of its owner is read again. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type PostWorkoutsByIdAmendmentsData, postWorkoutsByIdAmendments } from '../../../clients/typescript/lib/index';
import { useSession } from '../../session/signed-in';

interface Amendment {
  readonly workout: string;
  readonly body: PostWorkoutsByIdAmendmentsData['body'];
}

export function useAmend(onDone?: () => void) {
  const { client } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ workout, body }: Amendment) =>
      postWorkoutsByIdAmendments({ client, throwOnError: true, path: { id: workout }, body }),
    onSuccess: () => {
      // It is written, which is said at once: what is read again comes when the dataflow has it.
      void queries.invalidateQueries();
      onDone?.();
    },
  });
}
