import { EcsFlat } from '@elastic/ecs';
import { describe, expect, test } from 'vitest';
import { computeActions } from '../../transforms/sources/cloudtrail/actions/compute.ts';
import { dataActions } from '../../transforms/sources/cloudtrail/actions/data.ts';
import { identityActions } from '../../transforms/sources/cloudtrail/actions/identity.ts';
import { signInActions } from '../../transforms/sources/cloudtrail/actions/sign-in.ts';
import { kindOf } from '../../transforms/sources/cloudtrail/categories.ts';
import { KINDS } from '../../transforms/sources/cloudtrail/kind.ts';

const entries = [identityActions, signInActions, dataActions, computeActions].flatMap((table) =>
  Object.entries(table).flatMap(([service, actions]) =>
    actions.flatMap(([kind, names]) => names.split(' ').map((name) => ({ name: `${service}:${name}`, kind }))),
  ),
);

test('every kind has types that ECS expects with one of its categories', () => {
  const byVerb = Object.entries(KINDS).flatMap(([domain, deeds]) =>
    Object.entries(deeds).map(([deed, kind]) => ({ name: `${domain}/${deed}`, kind })),
  );
  const categories = EcsFlat['event.category'].allowed_values;
  for (const { name, kind } of [...entries, ...byVerb]) {
    const own = categories.filter((category) => (kind.category as readonly string[]).includes(category.name));
    expect(own.length, name).toBe(kind.category.length);
    const expected = own.flatMap((category) => category.expected_event_types as readonly string[]);
    for (const type of kind.type) expect(expected, name).toContain(type);
  }
});

test('no action stands in the tables twice', () => {
  const names = entries.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

describe('an action that no table names', () => {
  test.each([
    ['ec2', 'CreateSecurityGroup', 'network+configuration', 'creation'],
    ['ec2', 'AuthorizeSecurityGroupIngress', 'network+configuration', 'change'],
    ['ec2', 'DescribeNetworkInterfaces', 'network', 'info'],
    ['ec2', 'DeleteVpc', 'network+configuration', 'deletion'],
    ['ec2', 'DeleteSnapshot', 'host+configuration', 'deletion'],
    ['ec2', 'DescribeInstances', 'host', 'info'],
    ['s3', 'ListBuckets', 'file', 'access'],
    ['s3', 'CreateBucket', 'file', 'creation'],
    ['s3', 'DeleteBucket', 'file', 'deletion'],
    ['s3', 'DeleteObjects', 'file', 'deletion'],
    ['s3', 'PutBucketAcl', 'configuration', 'change'],
    ['s3', 'DeletePublicAccessBlock', 'configuration', 'deletion'],
    ['rds', 'CreateDBInstance', 'database+configuration', 'creation'],
    ['rds', 'DescribeDBInstances', 'database', 'access'],
    ['dynamodb', 'BatchGetItem', 'database', 'access'],
    ['iam', 'CreatePolicy', 'iam', 'admin+creation'],
    ['iam', 'DeleteRole', 'iam', 'admin+deletion'],
    ['iam', 'UpdateAssumeRolePolicy', 'iam', 'admin+change'],
    ['iam', 'ListRoles', 'iam', 'info'],
    ['organizations', 'LeaveOrganization', 'iam', 'admin+change'],
    ['cloudtrail', 'DeleteTrail', 'configuration', 'deletion'],
    ['cloudtrail', 'StopLogging', 'configuration', 'change'],
    ['config', 'StopConfigurationRecorder', 'configuration', 'change'],
    ['guardduty', 'DeleteDetector', 'configuration', 'deletion'],
    ['securityhub', 'DisableSecurityHub', 'configuration', 'change'],
    ['kms', 'Decrypt', 'api', 'access'],
    ['kms', 'GenerateDataKey', 'api', 'access'],
    ['kms', 'DisableKey', 'configuration', 'change'],
    ['secretsmanager', 'BatchGetSecretValue', 'configuration', 'access'],
    ['lambda', 'UpdateFunctionCode20150331v2', 'configuration', 'change'],
    ['lambda', 'DeleteFunction20150331', 'configuration', 'deletion'],
    ['cloudfront', 'CreateDistribution2020_05_31', 'network+configuration', 'creation'],
    ['signin', 'ConsoleLogin', 'authentication', 'start'],
    ['', 'X', 'api', 'info'],
    ['constructor', '__proto__', 'api', 'info'],
    ['s3', '', 'api', 'info'],
  ])('%s:%s is %s, %s', (service, action, category, type) => {
    const kind = kindOf(service, action, undefined);
    expect([kind.category.join('+'), kind.type.join('+')]).toEqual([category, type]);
  });

  test('and whose verb is not known is what readOnly says', () => {
    expect(kindOf('rds', 'FrobDBInstance', true)).toEqual(KINDS.database.read);
    expect(kindOf('rds', 'FrobDBInstance', false)).toEqual(KINDS.database.change);
    expect(kindOf('rds', 'FrobDBInstance', 'false').type).toEqual(['info']);
  });
});
