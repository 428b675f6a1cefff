/** What a table of events of several sources shows. */
export const STANDARD_COLUMNS: readonly string[] = [
  'event.action',
  'event.outcome',
  'user.name',
  'source.ip',
  'aws.params.resource',
  'error.code',
];

/** Beside the drawer there is room for these. */
export const NARROW_COLUMNS: readonly string[] = ['event.action', 'event.outcome', 'user.name'];

/** Columns as the address holds them. */
export const columnsOf = (text: string | undefined): readonly string[] => {
  const columns = (text ?? '').split(',').filter(Boolean);
  return columns.length > 0 ? columns : STANDARD_COLUMNS;
};
