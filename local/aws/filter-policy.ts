import type { MessageAttributeValue } from '@aws-sdk/client-sns';

/** One condition on an attribute's value. */
export type FilterCondition =
  | string
  | { readonly prefix: string }
  | { readonly exists: boolean }
  | { readonly 'anything-but': string | readonly string[] | { readonly prefix: string } };

/** By attribute name: every name must be met, by any of its conditions. */
export type FilterPolicy = Readonly<Record<string, readonly FilterCondition[]>>;

const textsOf = (items: unknown): readonly string[] => (Array.isArray(items) ? items.map(String) : []);

/** An attribute's values: several for String.Array, none where it is absent. */
function valuesOf(attribute: MessageAttributeValue | undefined): readonly string[] {
  const { DataType = '', StringValue } = attribute ?? {};
  if (StringValue === undefined) return [];
  return DataType.startsWith('String.Array') ? textsOf(JSON.parse(StringValue)) : [StringValue];
}

function isExcluded(value: string, excluded: string | readonly string[] | { readonly prefix: string }): boolean {
  if (typeof excluded === 'string') return value === excluded;
  return 'prefix' in excluded ? value.startsWith(excluded.prefix) : excluded.includes(value);
}

function meets(condition: FilterCondition, values: readonly string[]): boolean {
  if (typeof condition === 'string') return values.includes(condition);
  if ('exists' in condition) return condition.exists === values.length > 0;
  if ('prefix' in condition) return values.some((value) => value.startsWith(condition.prefix));
  return values.some((value) => !isExcluded(value, condition['anything-but']));
}

/**
 * Whether a subscription with this policy gets a message with these attributes.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
 */
export const accepts = (policy: FilterPolicy, attributes: Readonly<Record<string, MessageAttributeValue>>): boolean =>
  Object.entries(policy).every(([name, conditions]) => {
    const values = valuesOf(Object.hasOwn(attributes, name) ? attributes[name] : undefined);
    return conditions.some((condition) => meets(condition, values));
  });
