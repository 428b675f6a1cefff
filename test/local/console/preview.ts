import { setTimeout as pause } from 'node:timers/promises';
import { bundleConsole } from '../../../local/console/bundle.ts';
import { serve } from '../../../local/console/serve.ts';
import { createConsole } from '../../../local/console/server/console.ts';
import { createWorld } from './world/world.ts';

// `node test/local/console/preview.ts`: the console over an invented company, for working on its pages.
const clock = (): number => Date.now();
const data = createWorld({ now: clock(), size: 1_500, isEmpty: process.argv.includes('--empty') });
const app = createConsole({ data, assets: await bundleConsole(), clock, pause });
const { url } = await serve(app, 4650);
process.stdout.write(`preview at ${url}\n`);
