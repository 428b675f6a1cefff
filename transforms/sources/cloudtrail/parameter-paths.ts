import type { ParameterName } from './parameter-fields.ts';

/** Where a parameter stands: dotted paths, their names parted by spaces. Lists on the way give all their members. */
export type ParameterPaths = readonly (readonly [ParameterName, string])[];

/** In `requestParameters`, whatever the service. EC2's newer calls stand in a wrapper, see there. */
export const REQUEST: ParameterPaths = [
  ['accessKeyId', 'accessKeyId'],
  ['bucketName', 'bucketName'],
  [
    'cidr',
    'cidrIp cidrBlock cidrIpv6 ipv6CidrBlock ipPermissions.items.ipRanges.items.cidrIp ' +
      'ipPermissions.items.ipv6Ranges.items.cidrIpv6 destinationCidrBlock ' +
      'securityGroupRule.SecurityGroupRule.CidrIpv4 securityGroupRule.SecurityGroupRule.CidrIpv6',
  ],
  ['clusterName', 'clusterName cluster'],
  ['dbClusterIdentifier', 'dBClusterIdentifier clusterIdentifier'],
  ['dbInstanceIdentifier', 'dBInstanceIdentifier'],
  ['detectorId', 'detectorId'],
  ['documentName', 'documentName'],
  ['flowLogId', 'flowLogId flowLogId.content'],
  ['functionName', 'functionName'],
  ['groupId', 'groupId groupSet.items.groupId securityGroupIds'],
  ['groupName', 'groupName'],
  ['imageId', 'imageId instancesSet.items.imageId'],
  ['instanceId', 'instanceId instanceIds instanceId.content instancesSet.items.instanceId'],
  ['instanceType', 'instanceType'],
  ['key', 'key'],
  ['keyId', 'keyId'],
  ['logGroupName', 'logGroupName'],
  ['modelId', 'modelId'],
  ['policyArn', 'policyArn'],
  ['policyName', 'policyName'],
  [
    'port',
    'port fromPort toPort ipPermissions.items.fromPort ipPermissions.items.toPort portRange.from portRange.to ' +
      'securityGroupRule.SecurityGroupRule.FromPort securityGroupRule.SecurityGroupRule.ToPort',
  ],
  ['queueUrl', 'queueUrl'],
  ['repositoryName', 'repositoryName'],
  ['roleArn', 'roleArn'],
  ['roleName', 'roleName'],
  ['roleSessionName', 'roleSessionName'],
  ['secretId', 'secretId'],
  ['snapshotId', 'snapshotId dBSnapshotIdentifier dBClusterSnapshotIdentifier'],
  ['stackName', 'stackName'],
  ['streamName', 'streamName deliveryStreamName'],
  ['tableName', 'tableName'],
  ['topicArn', 'topicArn'],
  ['trailName', 'trailName'],
  ['userName', 'userName'],
  ['volumeId', 'volumeId'],
  ['vpcId', 'vpcId'],
];

/** Names that each service uses for something else, in the calls whose name has `about` in it. */
export const REQUEST_OF_SERVICE: Readonly<Record<string, readonly { about: string; paths: ParameterPaths }[]>> = {
  cloudtrail: [{ about: '', paths: [['trailName', 'name']] }],
  eks: [{ about: '', paths: [['clusterName', 'name']] }],
  secretsmanager: [{ about: '', paths: [['secretId', 'name']] }],
  ssm: [
    { about: 'Parameter', paths: [['parameterName', 'name names path']] },
    { about: 'Document', paths: [['documentName', 'name']] },
    { about: 'Session', paths: [['instanceId', 'target']] },
  ],
};

/** In `responseElements`, where the request does not say it: what was made. */
export const RESPONSE: ParameterPaths = [
  ['accessKeyId', 'accessKey.accessKeyId credentials.accessKeyId'],
  ['clusterName', 'cluster.name cluster.clusterName'],
  ['functionName', 'functionName'],
  ['groupId', 'groupId'],
  ['groupName', 'group.groupName'],
  ['imageId', 'imageId'],
  ['instanceId', 'instancesSet.items.instanceId'],
  ['keyId', 'keyMetadata.keyId'],
  ['policyArn', 'policy.arn'],
  ['roleArn', 'role.arn'],
  ['roleName', 'role.roleName'],
  ['snapshotId', 'snapshotId'],
  ['userName', 'user.userName accessKey.userName loginProfile.userName'],
  ['volumeId', 'volumeId'],
  ['vpcId', 'vpc.vpcId'],
];

/** In `additionalEventData`. */
export const ADDITIONAL: ParameterPaths = [
  ['bytesTransferredIn', 'bytesTransferredIn'],
  ['bytesTransferredOut', 'bytesTransferredOut'],
];

/** The one thing that a call is about is the first of these that it names. */
export const RESOURCE_ORDER: readonly ParameterName[] = [
  'trailName',
  'secretId',
  'parameterName',
  'userName',
  'roleName',
  'groupName',
  'policyArn',
  'roleArn',
  'accessKeyId',
  'bucketName',
  'functionName',
  'instanceId',
  'snapshotId',
  'imageId',
  'volumeId',
  'groupId',
  'flowLogId',
  'vpcId',
  'keyId',
  'dbInstanceIdentifier',
  'dbClusterIdentifier',
  'clusterName',
  'tableName',
  'logGroupName',
  'topicArn',
  'queueUrl',
  'streamName',
  'stackName',
  'repositoryName',
  'detectorId',
  'documentName',
  'modelId',
  'resourceArn',
];
