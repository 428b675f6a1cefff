import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type OutputFile } from 'esbuild';
import type { Asset, Assets } from './assets.ts';

const UI = fileURLToPath(new URL('ui', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

const asset = (name: string, bytes: Uint8Array): [string, Asset] => [
  name,
  { bytes: new Uint8Array(bytes), type: TYPES[extname(name)] ?? 'application/octet-stream' },
];

function named(files: readonly OutputFile[], entry: string, ending: string): string {
  const file = files.find(({ path }) => basename(path).startsWith(`${entry}-`) && path.endsWith(ending));
  if (!file) throw new Error(`the console's bundle has no ${entry}${ending}`);
  return basename(file.path);
}

/** Bundles the console's pages in memory, in about a second: nothing is written to disk. */
export async function bundleConsole(): Promise<Assets> {
  const { outputFiles } = await build({
    entryPoints: { main: `${UI}/main.tsx`, style: `${UI}/style/main.css` },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    minify: false,
    charset: 'utf8',
    legalComments: 'none',
    outdir: '/assets',
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/assets',
    loader: { '.woff2': 'file' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const icon = await readFile(`${UI}/icon.svg`);
  const files = new Map([
    ...outputFiles.map(({ path, contents }) => asset(basename(path), contents)),
    asset('icon.svg', icon),
  ]);
  return { files, script: named(outputFiles, 'main', '.js'), style: named(outputFiles, 'style', '.css') };
}
