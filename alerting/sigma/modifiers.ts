/** What a modifier is for. Two of one group can't stand together, encodings and flags excepted. */
export type Group =
  | 'placement'
  | 'all'
  | 'neq'
  | 'cased'
  | 'expand'
  | 'windash'
  | 'charset'
  | 'base64'
  | 'flag'
  | 'operator'
  | 'comparison'
  | 'time';

export interface Modifier {
  readonly group: Group;
  /** The name it goes by here, if it is an alias. */
  readonly is?: string;
}

/** https://github.com/SigmaHQ/sigma-specification, appendix Modifiers, and the reference implementation's aliases. */
export const MODIFIERS: Readonly<Record<string, Modifier>> = {
  contains: { group: 'placement' },
  startswith: { group: 'placement' },
  endswith: { group: 'placement' },
  all: { group: 'all' },
  neq: { group: 'neq' },
  cased: { group: 'cased' },
  expand: { group: 'expand' },
  windash: { group: 'windash' },
  utf16: { group: 'charset' },
  utf16le: { group: 'charset' },
  utf16be: { group: 'charset' },
  wide: { group: 'charset' },
  base64: { group: 'base64' },
  base64offset: { group: 'base64' },
  re: { group: 'operator' },
  i: { group: 'flag' },
  ignorecase: { group: 'flag', is: 'i' },
  m: { group: 'flag' },
  multiline: { group: 'flag', is: 'm' },
  s: { group: 'flag' },
  dotall: { group: 'flag', is: 's' },
  cidr: { group: 'operator' },
  exists: { group: 'operator' },
  fieldref: { group: 'operator' },
  gt: { group: 'comparison' },
  gte: { group: 'comparison' },
  lt: { group: 'comparison' },
  lte: { group: 'comparison' },
  minute: { group: 'time' },
  hour: { group: 'time' },
  day: { group: 'time' },
  week: { group: 'time' },
  month: { group: 'time' },
  year: { group: 'time' },
};

/** `text` where no modifier says otherwise. */
export type Operator = 'text' | 're' | 'cidr' | 'exists' | 'fieldref' | 'comparison' | 'time';

/** What may stand beside each operator. */
export const BESIDE: Readonly<Record<Operator, readonly Group[]>> = {
  text: ['placement', 'all', 'neq', 'cased', 'expand', 'windash', 'charset', 'base64'],
  re: ['placement', 'all', 'neq', 'flag'],
  cidr: ['all', 'neq', 'expand'],
  exists: [],
  fieldref: ['placement', 'all', 'neq', 'cased'],
  comparison: ['all', 'neq'],
  time: ['all', 'neq', 'comparison'],
};

/** Modifiers change the value in the order in which they are written; the first of each pair must come first. */
export const ORDER: readonly (readonly [Group, Group])[] = [
  ['expand', 'windash'],
  ['expand', 'charset'],
  ['expand', 'base64'],
  ['windash', 'charset'],
  ['windash', 'base64'],
  ['charset', 'placement'],
  ['base64', 'placement'],
  ['operator', 'placement'],
  ['operator', 'flag'],
  ['time', 'comparison'],
];
