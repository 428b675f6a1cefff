import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Assets } from '../../local/console/assets.ts';
import { bundleConsole } from '../../local/console/bundle.ts';
import type { ConsoleData } from '../../local/console/data.ts';
import { serve } from '../../local/console/serve.ts';
import { createConsole } from '../../local/console/server/console.ts';
import { hostileWorld } from '../local/console/world/hostile.ts';
import { createWorld } from '../local/console/world/world.ts';

const CHROMIUM = '/usr/bin/chromium';
const isThere = existsSync(CHROMIUM);
if (!isThere) console.warn(`browser tier skipped: there is no ${CHROMIUM}`);

const NOW = Date.now();
const PAGES = [
  'overview',
  'alerts',
  'alerts/a-7d41c0aa00000001',
  'search',
  'dashboards/cloudtrail',
  'dashboards/vpc-flow',
  'dashboards/cloudfront-realtime',
  'entity/ip/81.2.69.142',
  'entity/user/svc-backup',
  'rules',
  'rules/trail-logging-stopped',
  'pipeline',
];

let assets: Assets;
let browser: Browser;

interface Visit {
  readonly page: Page;
  readonly url: string;
  /** What went wrong: errors, refused styles and scripts, requests to elsewhere. */
  readonly problems: string[];
}

async function visit(data: ConsoleData, path: string, size = { width: 1440, height: 900 }): Promise<Visit> {
  const serving = await serve(createConsole({ data, assets, clock: () => NOW, pause }), 4_800);
  const context = await browser.newContext({ viewport: size, timezoneId: 'UTC' });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('dialog', (dialog) => problems.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(serving.url)) problems.push(`request to ${request.url()}`);
  });
  await page.goto(`${serving.url}/#/${path}`);
  await page.locator('main > *').first().waitFor();
  onTestFinished(async () => {
    await context.close();
    await serving.close();
  });
  return { page, url: serving.url, problems };
}

/** The page stands and has answers: panels whose questions are open are empty. */
async function settled(page: Page): Promise<void> {
  await page.locator('main :is(h2, table)').first().waitFor();
  await page.waitForFunction(() => {
    const bodies = [...document.querySelectorAll('main .panel > .body')];
    return bodies.every((body) => body.textContent !== '' || body.querySelector('canvas'));
  });
}

/** Asserts what becomes true in a moment. */
const eventually = <T>(ask: () => T) => expect.poll(ask, { timeout: 15_000, interval: 50 });

async function open(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${path}`);
  await settled(page);
}

beforeAll(async () => {
  if (!isThere) return;
  assets = await bundleConsole();
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath: CHROMIUM, args });
});

afterAll(() => browser?.close());

describe.skipIf(!isThere)('the console in a browser', () => {
  test('every page opens without an error, under the strict policy, and asks nobody else', async () => {
    const { page, problems } = await visit(createWorld({ now: NOW }), 'overview');
    for (const path of PAGES) {
      await open(page, path);
      expect([path, problems]).toEqual([path, []]);
      expect(await page.locator('main').textContent()).not.toBe('');
      expect(await page.locator('[style*="expression"], main [style]:not(.canvas, .canvas *)').count()).toBe(0);
    }
  });

  test('a hostile log is text on every page: nothing runs, nothing hides, no link leads away', async () => {
    const { page, problems } = await visit(hostileWorld(NOW), 'overview');
    for (const path of PAGES) {
      await open(page, path);
      const seen = await page.evaluate(() => ({
        pwned: 'pwned' in window,
        images: document.querySelectorAll('img, iframe, object, embed, main script').length,
        hrefs: [...document.querySelectorAll('a')].map((a) => a.getAttribute('href') ?? ''),
        text: document.body.textContent,
        titles: [...document.querySelectorAll('[title]')].map((one) => one.getAttribute('title') ?? '').join(''),
      }));
      expect([path, problems, seen.pwned, seen.images]).toEqual([path, [], false, 0]);
      expect(seen.hrefs.filter((href) => !href.startsWith('#/'))).toEqual([]);
      expect(`${seen.text}${seen.titles}`).not.toMatch(/[\u202a-\u202e\u200b\u2066-\u2069\u0007\u001b]/);
    }
  });

  test('a hostile event in the drawer shows its markup and what it hid, in every tab', async () => {
    const { page, problems } = await visit(hostileWorld(NOW), 'search');
    await page.locator('table.ev a.row-link').first().click();
    for (const tab of ['Fields', 'JSON', 'Surrounding', 'Raw']) {
      await page.getByRole('tab', { name: tab }).click();
      await settled(page);
      const text = (await page.locator('.drawer').textContent()) ?? '';
      expect([tab, text.includes('onerror='), problems]).toEqual([tab, true, []]);
      expect(text).toMatch(/U\+202E|u202e/i);
    }
  });

  test('a quarantined line opens as text', async () => {
    const { page, problems } = await visit(hostileWorld(NOW), 'pipeline');
    await page.locator('.quarantine .row-button').click();
    expect(await page.locator('.quarantine pre').textContent()).toContain('<script>window.pwned=1</script>');
    expect(problems).toEqual([]);
  });

  test('a value filters, the address holds it, Back takes it away', async () => {
    const { page } = await visit(createWorld({ now: NOW }), 'search');
    const value = page.locator('.fld .ib', { hasText: 'failure' }).first();
    await value.hover();
    await value.getByRole('button', { name: 'Filter for' }).click();
    await eventually(() => page.url()).toContain('f=event.outcome%3A%22failure%22');
    await eventually(() => page.locator('.chip').textContent()).toContain('event.outcome failure');
    await eventually(() => page.locator('table.ev tbody tr:not(.fail)').count()).toBe(0);
    await page.goBack();
    await eventually(() => page.locator('.chip').count()).toBe(0);
  });

  test('the keys lead through the pages, the rows and the overlays', async () => {
    const { page } = await visit(createWorld({ now: NOW }), 'overview');
    await page.locator('.alert-list tbody tr').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await eventually(() => page.url()).toContain('#/alerts/a-');
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await eventually(() => page.url()).toContain('#/pipeline');
    await page.keyboard.press('?');
    await eventually(() => page.getByRole('dialog', { name: 'Keys' }).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await eventually(() => page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or jump to' }).waitFor();
    await page.keyboard.type('svc-back');
    await page.locator('#palette-list .cur', { hasText: 'svc-backup' }).waitFor();
    await page.keyboard.press('Enter');
    await eventually(() => page.url()).toContain('#/entity/user/svc-backup');
    const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
    await page.keyboard.press('t');
    expect(await theme()).toBe('light');
  });

  test('an alert is acknowledged by key and comes back by Undo', async () => {
    const { page } = await visit(createWorld({ now: NOW }), 'alerts/a-7d41c0aa00000001');
    const tag = page.locator('.subhead .tag').first();
    await eventually(() => tag.textContent()).toBe('Open');
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Undo' }).click();
    await eventually(() => page.locator('.side .n.hot').textContent()).toBe('6');
  });

  test('a query that can’t be read says where, and what was meant', async () => {
    const { page } = await visit(createWorld({ now: NOW }), 'search');
    await page.locator('#query').fill('source.ipp:81.2.69.142');
    await page.keyboard.press('Enter');
    await page.locator('.q-problem').getByRole('button', { name: 'source.ip:81.2.69.142' }).click();
    await eventually(() => page.locator('.course h2').textContent()).toBe('19 events');
  });

  test('dragging over the histogram selects a range to zoom into', async () => {
    const { page } = await visit(createWorld({ now: NOW }), 'search');
    await page.locator('table.ev tbody tr').first().waitFor();
    const box = await page.locator('.course .canvas').boundingBox();
    if (!box) throw new Error('the histogram has no box');
    await page.mouse.move(box.x + box.width * 0.5, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + 50, { steps: 5 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Zoom' }).click();
    await eventually(() => page.url()).toContain('range=20');
  });

  test.each([
    ['wide', 1440, 900],
    ['narrow', 900, 1000],
    ['a phone', 390, 844],
  ])('no page is wider than the window: %s', async (_, width, height) => {
    const { page } = await visit(createWorld({ now: NOW }), 'overview', { width, height });
    for (const path of PAGES) {
      await open(page, path);
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, width]);
    }
  });

  test('the overview fits a common screen without scrolling', async () => {
    const { page } = await visit(createWorld({ now: NOW }), 'overview');
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(900);
  });

  test('before the first event the overview says what to do', async () => {
    const { page, problems } = await visit(createWorld({ now: NOW, isEmpty: true }), 'overview');
    expect(await page.locator('main').textContent()).toContain('No events yet');
    expect(problems).toEqual([]);
  });
});
