/** Which of two records about one workout counts. */
interface Written {
  readonly at: number;
  readonly entryId: string;
}

/** Whether a record counts rather than another: the later one does, of equals that with the greater id. */
export const isLater = (record: Written, other: Written): boolean =>
  record.at > other.at || (record.at === other.at && record.entryId > other.entryId);
