import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folders = ['transforms', 'alerting', 'dashboards', 'stacks', 'local', 'bench'];
const files = globSync(`{${folders.join(',')}}/**/*.{ts,tsx}`, { cwd: root });

interface Import {
  readonly file: string;
  /** A path from the repository's root, or a package's name. */
  readonly target: string;
}

const IMPORT = /^(?:import|export)\s(?!type\s)[^;]*?from '([^']+)';|^import '([^']+)';|\bimport\('([^']+)'\)/gm;

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    const target = name.startsWith('.') ? relative(root, join(root, dirname(file), name)) : name;
    return { file, target };
  });
}

const imports = files.flatMap(importsOf);

/** Where the outside world may be touched: the λ entries, the adapters beside them, and the laptop runtime. */
const isEdge = (file: string): boolean =>
  file.startsWith('local/') ||
  file.startsWith('stacks/') ||
  file.startsWith('bench/') ||
  /(^|\/)adapters\//.test(file) ||
  /^(transforms|alerting)\/(lambda|lambda-\w+)\.ts$/.test(file);

const CATALOGUES = /^transforms\/(sources\/catalogue|ecs\/(catalogue|shared))\.ts$/;
const layerOf = (path: string): string => path.split('/')[0] ?? '';

interface Rule {
  readonly says: string;
  breaks(from: Import): boolean;
}

const RULES: readonly Rule[] = [
  {
    says: 'aws-cdk-lib is imported by stacks only',
    breaks: ({ file, target }) => /^(aws-cdk-lib|constructs)/.test(target) && layerOf(file) !== 'stacks',
  },
  {
    says: 'AWS clients, middy, Powertools and files are touched at the edge only',
    breaks: ({ file, target }) =>
      /^(@aws-sdk\/|@middy\/|@aws-lambda-powertools\/|node:(fs|fs\/promises|child_process|http|sqlite|worker_threads)$)/.test(
        target,
      ) &&
      !isEdge(file) &&
      !/^alerting\/state\/(sqlite|dynamo)/.test(file),
  },
  {
    says: 'a source never imports a source',
    breaks: ({ file, target }) => {
      const [from, to] = [file, target].map((path) => /^transforms\/sources\/([^/]+)\//.exec(path)?.[1]);
      return from !== undefined && to !== undefined && from !== to;
    },
  },
  {
    says: 'the Sigma engine imports nothing of ours',
    breaks: ({ file, target }) =>
      file.startsWith('alerting/sigma/') && folders.includes(layerOf(target)) && !target.startsWith('alerting/sigma/'),
  },
  {
    says: 'transforms, alerting and dashboards share types and catalogues only',
    breaks: ({ file, target }) => {
      const layers = ['transforms', 'alerting', 'dashboards'];
      const crosses =
        layers.includes(layerOf(file)) && layers.includes(layerOf(target)) && layerOf(file) !== layerOf(target);
      return crosses && !CATALOGUES.test(target);
    },
  },
  {
    says: 'nobody imports stacks, local or test',
    breaks: ({ file, target }) =>
      ['stacks', 'local', 'test'].includes(layerOf(target)) &&
      layerOf(file) !== layerOf(target) &&
      layerOf(file) !== 'bench',
  },
];

test.each(RULES.map((rule) => [rule.says, rule] as const))('%s', (_, rule) => {
  expect(imports.filter((from) => rule.breaks(from))).toEqual([]);
});

const CLOCKS =
  /\b(Date\.now\(\)|new Date\(\)|Math\.random\(|randomUUID\(|randomBytes\(|process\.env\b|performance\.now\()/;

test('clock, randomness and environment are read at the edge only', () => {
  const code = (file: string): string =>
    readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  expect(files.filter((file) => !isEdge(file) && CLOCKS.test(code(file)))).toEqual([]);
});

describe('the rules above catch what they are for', () => {
  test.each([
    ['aws-cdk-lib is imported by stacks only', 'transforms/handler.ts', 'aws-cdk-lib'],
    ['AWS clients, middy, Powertools and files are touched at the edge only', 'transforms/core/decode.ts', 'node:fs'],
    ['a source never imports a source', 'transforms/sources/a/ecs.ts', 'transforms/sources/b/ecs.ts'],
    ['the Sigma engine imports nothing of ours', 'alerting/sigma/parse.ts', 'alerting/alert.ts'],
    [
      'transforms, alerting and dashboards share types and catalogues only',
      'dashboards/a.ts',
      'transforms/core/json.ts',
    ],
    ['nobody imports stacks, local or test', 'alerting/handler.ts', 'local/clock.ts'],
  ])('%s', (says, file, target) => {
    expect(RULES.filter((rule) => rule.breaks({ file, target })).map((rule) => rule.says)).toEqual([says]);
  });
});
