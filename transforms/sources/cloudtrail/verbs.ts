/** What an action does, as far as its name tells. `use` neither changes a resource nor tells about it. */
export type Deed = 'read' | 'use' | 'create' | 'change' | 'delete' | 'start' | 'end';

const WORDS: readonly (readonly [Deed, string])[] = [
  [
    'read',
    'get list describe lookup search query scan head select check validate preview filter download view count test ' +
      'simulate estimate discover poll fetch resolve is detect compare read export calculate predict retrieve assess',
  ],
  [
    'use',
    'encrypt decrypt generate sign verify derive publish send receive invoke converse post signal notify ' +
      'acknowledge heartbeat report record submit',
  ],
  ['create', 'create allocate import register request issue provision purchase copy clone restore launch upload build'],
  [
    'change',
    'put update modify set change attach detach associate disassociate enable disable tag untag add remove ' +
      'authorize revoke replace reset assign unassign accept reject cancel apply configure move rotate activate ' +
      'deactivate grant merge reboot renew retire schedule share suspend resume switch transfer upgrade write extend ' +
      'increase decrease promote failover allow deny lock unlock initiate invite leave close complete confirm ' +
      'override edit rename monitor unmonitor archive unarchive join retry refresh resync convert migrate subscribe ' +
      'unsubscribe enroll',
  ],
  ['delete', 'delete terminate destroy deregister purge release drop unregister deprovision discard erase abort'],
  ['start', 'start run execute begin open connect'],
  ['end', 'stop end pause disconnect'],
];

const DEEDS: ReadonlyMap<string, Deed> = new Map(
  WORDS.flatMap(([deed, words]) => words.split(' ').map((word) => [word, deed] as const)),
);

const LONGEST_WORD = 16;
const isCapital = (code: number): boolean => code >= 65 && code <= 90;

function afterWord(name: string, from: number): number {
  let at = from + 1;
  while (at < name.length && at - from < LONGEST_WORD && !isCapital(name.charCodeAt(at))) at++;
  return at;
}

/** Words before the verb: `BatchGetItem`, `AdminCreateUser`. */
const PREFIXES: ReadonlySet<string> = new Set(['batch', 'bulk', 'admin']);

/** An action's name, taken apart: `DescribeVpcs` is `read` and `Vpcs`. `deed` is absent where the verb is not known. */
export interface Action {
  readonly deed: Deed | undefined;
  readonly noun: string;
}

export function readAction(name: string, from = 0): Action {
  const end = afterWord(name, from);
  const word = name.slice(from, end).toLowerCase();
  if (from === 0 && PREFIXES.has(word)) return readAction(name, end);
  return { deed: DEEDS.get(word), noun: name.slice(end) };
}
