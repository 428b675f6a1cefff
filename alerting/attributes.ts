import type { AlertDocument } from './alert.ts';
import { accountIn, regionIn } from './place.ts';

/** As SNS takes them. https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html */
export type MessageAttributes = Readonly<Record<string, Attribute>>;

interface Attribute {
  readonly DataType: 'String' | 'Number' | 'String.Array';
  readonly StringValue: string;
}

const text = (value: string | undefined): Attribute | undefined =>
  value === undefined || value === '' ? undefined : { DataType: 'String', StringValue: value };

const texts = (values: readonly string[] | undefined): Attribute | undefined =>
  values === undefined ? undefined : { DataType: 'String.Array', StringValue: JSON.stringify(values) };

/** What subscription filter policies may ask for. An attribute without a value is left out, as SNS wants it. */
export function attributesOf(alert: AlertDocument): MessageAttributes {
  const attributes: Readonly<Record<string, Attribute | undefined>> = {
    alert_id: text(alert.firewatch.identity),
    kind: text(alert.event.action),
    severity: { DataType: 'Number', StringValue: String(alert.event.severity) },
    level: text(alert.rule.level),
    rule_id: text(alert.rule.id),
    dataset: text(`aws.${alert.firewatch.source}`),
    account_id: text(accountIn(alert)),
    region: text(regionIn(alert)),
    tactic: texts(alert.threat?.tactic?.name),
  };
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, attribute]) => (attribute === undefined ? [] : [[name, attribute]])),
  );
}
