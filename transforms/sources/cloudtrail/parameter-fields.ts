import { type FieldCatalogue, field } from '../../ecs/catalogue.ts';

const { keyword, keywords, long, unlisted } = field;

/**
 * What calls are about: the parameters that rules and panels count by, under AWS's names. They are beside the
 * original, not in it: there the same name may be a text in one call and an object in the next.
 */
export const parameterFields = {
  'aws.params.accessKeyId': keyword('Access key concerned'),
  'aws.params.bucketName': keyword('Bucket'),
  'aws.params.bytesTransferredIn': long('Bytes received', 'bytes'),
  'aws.params.bytesTransferredOut': long('Bytes sent', 'bytes'),
  'aws.params.cidr': keywords('Address ranges'),
  'aws.params.clusterName': keyword('Cluster'),
  'aws.params.dbClusterIdentifier': unlisted(keyword('Database cluster')),
  'aws.params.dbInstanceIdentifier': keyword('Database'),
  'aws.params.detectorId': unlisted(keyword('Detector')),
  'aws.params.documentName': keyword('Document'),
  'aws.params.flowLogId': unlisted({ ...keyword('Flow log'), multi: true }),
  'aws.params.functionName': keyword('Function'),
  'aws.params.groupId': keywords('Security group id'),
  'aws.params.groupName': keyword('Group name'),
  'aws.params.imageId': keyword('Image'),
  'aws.params.instanceId': keywords('Instance'),
  'aws.params.instanceType': keyword('Instance type'),
  'aws.params.key': keyword('Object key'),
  'aws.params.keyId': keyword('KMS key'),
  'aws.params.logGroupName': keyword('Log group'),
  'aws.params.modelId': keyword('Model'),
  'aws.params.parameterName': keywords('Parameter'),
  'aws.params.policyArn': keyword('Policy'),
  'aws.params.policyName': keyword('Policy name'),
  'aws.params.port': { ...long('Ports'), multi: true },
  'aws.params.queueUrl': unlisted(keyword('Queue')),
  'aws.params.repositoryName': unlisted(keyword('Repository')),
  'aws.params.resource': keyword('Resource'),
  'aws.params.resourceArn': keywords('Resource ARN'),
  'aws.params.roleArn': keyword('Role ARN'),
  'aws.params.roleName': keyword('Role'),
  'aws.params.roleSessionName': keyword('Role session'),
  'aws.params.secretId': keyword('Secret'),
  'aws.params.snapshotId': keyword('Snapshot'),
  'aws.params.stackName': unlisted(keyword('Stack')),
  'aws.params.streamName': unlisted(keyword('Stream')),
  'aws.params.tableName': keyword('Table'),
  'aws.params.topicArn': unlisted(keyword('Topic')),
  'aws.params.trailName': keyword('Trail'),
  'aws.params.userName': keyword('User concerned'),
  'aws.params.volumeId': unlisted(keyword('Volume')),
  'aws.params.vpcId': keyword('VPC'),
} as const satisfies FieldCatalogue;

export type ParameterName = keyof typeof parameterFields extends `aws.params.${infer Name}` ? Name : never;
