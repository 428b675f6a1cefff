import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadRules } from '../../alerting/load.ts';
import { systemClock } from '../../local/aws/clock.ts';
import { bundleConsole } from '../../local/console/bundle.ts';
import { type Serving, serve } from '../../local/console/serve.ts';
import { createConsole } from '../../local/console/server/console.ts';
import { createWorld, steadyTraffic, storyline } from '../../local/generator/index.ts';
import { openGeoip } from '../../local/geoip.ts';
import { readRuleFiles } from '../../local/rule-files.ts';
import { createConsoleData } from '../../local/runtime/console-data.ts';
import { type Runtime, startRuntime } from '../../local/runtime/runtime.ts';
import { writeEnvelope } from '../../transforms/core/envelope.ts';
import { hasChromium, launch, openPage, screenshot } from './browser.ts';

const HOSTILE = '<img src=x onerror="window.pwned=1">\u202e\u0007\u200b{{7*7}}"\'`javascript:alert(1)';
const PORT = 4710;

/** A record whose every text comes from an attacker, and that a rule alerts on. */
const hostileRecord = JSON.stringify({
  eventVersion: '1.11',
  eventTime: new Date(Date.now() - 30_000).toISOString(),
  eventID: 'hostile-1',
  eventSource: 'cloudtrail.amazonaws.com',
  eventName: 'StopLogging',
  awsRegion: HOSTILE,
  sourceIPAddress: HOSTILE,
  userAgent: HOSTILE,
  userIdentity: { type: 'IAMUser', principalId: HOSTILE, arn: HOSTILE, accountId: '123456789012', userName: HOSTILE },
  requestParameters: { name: HOSTILE, [HOSTILE]: HOSTILE },
  responseElements: null,
  eventType: 'AwsApiCall',
  recipientAccountId: '123456789012',
});

async function feed(runtime: Runtime): Promise<void> {
  const world = createWorld(1);
  const at = Date.now() - 60_000;
  for (const { source, data } of [...steadyTraffic(world, { at, seconds: 20, rate: 20 }), ...storyline(world, at)]) {
    await runtime.paths.get(source)?.put([data]);
  }
  const envelope = writeEnvelope({
    source: 'cloudtrail',
    key: HOSTILE,
    lines: [
      { n: 1, text: hostileRecord },
      { n: 2, text: `{"broken ${HOSTILE}` },
    ],
  });
  await runtime.paths.get('cloudtrail')?.put([Buffer.from(envelope)]);
  await runtime.drain('due');
}

describe.skipIf(!hasChromium)('the console in a real browser (skipped where Chromium is not installed)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firewatch-console-'));
  let runtime: Runtime;
  let serving: Serving;
  let browser: Browser;

  beforeAll(async () => {
    const rules = loadRules(readRuleFiles([join(import.meta.dirname, '../../alerting/rules')]));
    runtime = await startRuntime({
      folder,
      clock: systemClock,
      rules,
      findPlace: openGeoip(undefined),
      options: {},
      timeZone: 'Europe/Berlin',
      consoleUrl: `http://127.0.0.1:${PORT}`,
      random: Math.random,
      notice: () => undefined,
    });
    await feed(runtime);
    const data = createConsoleData(runtime, { rules, started: Date.now(), now: Date.now, live: true });
    const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
    serving = await serve(createConsole({ data, assets: await bundleConsole(), clock: Date.now, pause }), PORT);
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await serving?.close();
    await runtime?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const PAGES = [
    'overview',
    'alerts',
    'search',
    'rules',
    'pipeline',
    'dashboards/cloudtrail',
    'dashboards/vpc-flow',
    'dashboards/cloudfront-realtime',
  ];

  test.each(['dark', 'light'] as const)(
    'every page shows its content without an error, %s',
    async (theme) => {
      const { page, problems } = await openPage(browser, theme);
      for (const name of PAGES) {
        await page.goto(`${serving.url}/#/${name}`);
        await page.waitForSelector('main h1, main h2, main table', { timeout: 10_000 });
        await page.waitForTimeout(1_500);
        await screenshot(page, `${name.replace('/', '-')}-${theme}`);
      }
      expect(problems).toEqual([]);
      await page.context().close();
    },
    90_000,
  );

  test('an alert opens from the overview, with the mail that was sent and the events behind it', async () => {
    const { page, problems } = await openPage(browser, 'dark');
    await page.goto(`${serving.url}/#/overview`);
    await page.getByRole('link', { name: 'Root signed in without MFA' }).first().click();
    await page.waitForSelector('text=Subject');
    const text = await page.locator('main').innerText();
    expect(text).toContain('[HIGH] Root signed in without MFA - 123456789012');
    expect(text).toContain('ConsoleLogin');
    await screenshot(page, 'alert-dark');
    expect(problems).toEqual([]);
    await page.context().close();
  }, 60_000);

  test('a click on a value filters by it, and the address holds it', async () => {
    const { page, problems } = await openPage(browser, 'dark');
    await page.goto(`${serving.url}/#/dashboards/cloudtrail`);
    await page.waitForSelector('main table');
    const before = page.url();
    await page.getByText('AssumedRole').first().click();
    await page.waitForFunction((old) => location.href !== old, before, { timeout: 10_000 });
    expect(decodeURIComponent(page.url())).toContain('AssumedRole');
    expect(
      await page
        .locator('header, main')
        .allInnerTexts()
        .then((all) => all.join(' ')),
    ).toContain('AssumedRole');
    await page.goBack();
    expect(page.url()).toBe(before);
    expect(problems).toEqual([]);
    await page.context().close();
  }, 60_000);

  test('hostile text in every field is shown as text, on every page that shows it', async () => {
    const { page, problems } = await openPage(browser, 'dark');
    const { rows } = await runtime.store.events({
      scope: {
        range: { from: 0, to: Date.now() + 60_000 },
        source: 'cloudtrail',
        filters: [{ field: 'event.id', value: 'hostile-1' }],
      },
      fields: [],
      limit: 1,
    });
    const alert = (await runtime.alerts.list()).find(({ document }) => JSON.stringify(document).includes('onerror'));
    const places = [
      'overview',
      'search',
      'pipeline',
      `alerts/${alert?.document.firewatch.identity}`,
      `search?sel=${rows[0]?.id}`,
      'dashboards/cloudtrail',
    ];
    for (const place of places) {
      await page.goto(`${serving.url}/#/${place}`);
      await page.waitForTimeout(2_000);
      expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
      expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
      expect(await page.locator('main').innerText()).not.toMatch(/[\u202e\u0007\u200b]/);
    }
    await page.goto(`${serving.url}/#/alerts/${alert?.document.firewatch.identity}`);
    await page.waitForSelector('text=Subject');
    expect(await page.locator('main').innerText()).toContain('<img src=x');
    await screenshot(page, 'hostile-alert-dark');
    expect(problems).toEqual([]);
    await page.context().close();
  }, 90_000);
});
