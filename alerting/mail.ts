import type { AlertDocument } from './alert.ts';
import { detailsOf } from './mail-details.ts';
import { accountIn, regionIn } from './place.ts';
import { sentenceOf } from './sentence.ts';
import { cut, hang, logValue, oneLine, toAscii, wrap } from './text.ts';

export interface MailSettings {
  /** IANA name; times are told in UTC and there. */
  readonly timeZone: string;
  /** The console's address, without a slash at its end; without it the mail has no link. */
  readonly consoleUrl?: string;
}

const WIDTH = 78;
const MAX_SUBJECT = 99;
const MAX_FIELDS = 10;
const PREFIX = { alert: '', update: 'Update: ', closed: 'Closed: ' } as const;

/**
 * At most 99 printable ASCII characters, from rule title, account and region only. SNS takes no more than 100.
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export function subjectOf(alert: AlertDocument): string {
  const start = `[${alert.rule.level.toUpperCase()}] ${PREFIX[alert.event.action]}`;
  const place = [accountIn(alert), regionIn(alert)].filter((part) => part !== undefined).join(' ');
  const end = place === '' ? '' : ` - ${place}`;
  return start + toAscii(cut(toAscii(alert.rule.name), MAX_SUBJECT - 2 - start.length - end.length)) + end;
}

type Section = readonly string[];

const paragraph = (text: string): Section => wrap(oneLine(text), WIDTH);

const headed = (heading: string, lines: Section): Section => (lines.length === 0 ? [] : [heading, ...lines]);

const listed = (items: readonly string[], mark: (at: number) => string): Section =>
  items.flatMap((item, at) => hang(mark(at), oneLine(item), WIDTH));

const INDENT = '  ';

/** What follows the first line is indented, so that no value from a log can look like a heading. */
const summary = (alert: AlertDocument): Section =>
  wrap(`${alert.firewatch.identity}: ${sentenceOf(alert, logValue)}`, WIDTH - INDENT.length).map((line, at) =>
    at === 0 ? line : INDENT + line,
  );

function nextSteps({ firewatch: { next_steps, runbook } }: AlertDocument): Section {
  const steps = listed(next_steps, (at) => `${at + 1}. `);
  return headed('NEXT STEPS', runbook === undefined ? steps : [...steps, `Runbook: ${runbook}`]);
}

/** Each field once; that one was absent tells a reader little. */
function matched({ firewatch }: AlertDocument): Section {
  const seen = new Map(firewatch.matched.flatMap(({ field, value }) => (value === null ? [] : [[field, value]])));
  const texts = [...seen].slice(0, MAX_FIELDS).map(([field, value]) => `${field}: ${logValue(String(value))}`);
  return headed(
    'WHAT THE RULE SAW',
    listed(texts, () => '- '),
  );
}

const link = ({ firewatch }: AlertDocument, { consoleUrl }: MailSettings): Section =>
  consoleUrl === undefined ? [] : [`${consoleUrl}/#/alerts/${firewatch.identity}`];

function credits({ rule, threat }: AlertDocument): Section {
  const attack = threat?.technique === undefined ? '' : `, ATT&CK ${threat.technique.id.join(' ')}`;
  const authors = [...(rule.author ?? []), rule.license].filter((part) => part !== undefined).join(', ');
  return [`Rule ${rule.id}${attack}`, authors].filter((line) => line !== '').flatMap(paragraph);
}

/** Plain text of 78 columns that a tired person can act on; only addresses of our own may be longer. */
export function bodyOf(alert: AlertDocument, settings: MailSettings): string {
  const { description = '' } = alert.rule;
  const sections: readonly Section[] = [
    summary(alert),
    detailsOf(alert, settings.timeZone, WIDTH),
    headed('WHY IT MATTERS', description === '' ? [] : paragraph(description)),
    headed(
      'KNOWN FALSE POSITIVES',
      listed(alert.firewatch.false_positives, () => '- '),
    ),
    nextSteps(alert),
    link(alert, settings),
    matched(alert),
    credits(alert),
  ];
  const text = sections.filter((section) => section.length > 0).map((section) => section.join('\n'));
  return `${text.join('\n\n')}\n`;
}
