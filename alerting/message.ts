import type { AlertDocument } from './alert.ts';
import { attributesOf, type MessageAttributes } from './attributes.ts';
import { bodyOf, type MailSettings, subjectOf } from './mail.ts';

/** One notification in the forms that subscribers take: for people, for machines, for filter policies. */
export interface AlertMessage {
  readonly subject: string;
  readonly body: string;
  readonly json: string;
  readonly attributes: MessageAttributes;
}

/** What SNS is asked to publish. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export interface PublishRequest {
  readonly TopicArn: string;
  readonly Subject: string;
  readonly Message: string;
  readonly MessageStructure: 'json';
  readonly MessageAttributes: MessageAttributes;
}

/** The limit of a topic with e-mail subscriptions, attributes included, less some room for what SNS adds. */
const MAX_BYTES = 250 * 1024;

const messageText = ({ body, json }: Pick<AlertMessage, 'body' | 'json'>): string =>
  JSON.stringify({ default: json, email: body });

/** The forms of a document for machines, from the whole to the smallest. */
function* forms(alert: AlertDocument): Generator<AlertDocument> {
  yield alert;
  yield { ...alert, firewatch: { ...alert.firewatch, events: [] } };
  yield { ...alert, firewatch: { ...alert.firewatch, events: [], matched: [], event_ids: [] } };
}

/** A document as a message of at most 250 KiB: events go first where it would be larger. */
export function messageOf(alert: AlertDocument, settings: MailSettings): AlertMessage {
  const body = bodyOf(alert, settings);
  const attributes = attributesOf(alert);
  const rest = { subject: subjectOf(alert), body, attributes };
  let json = '';
  for (const form of forms(alert)) {
    json = JSON.stringify(form);
    if (Buffer.byteLength(messageText({ body, json })) <= MAX_BYTES) break;
  }
  return { ...rest, json };
}

/** A message for a topic: mail gets the text, everything else the document. */
export const publishRequest = (topicArn: string, message: AlertMessage): PublishRequest => ({
  TopicArn: topicArn,
  Subject: message.subject,
  Message: messageText(message),
  MessageStructure: 'json',
  MessageAttributes: message.attributes,
});
