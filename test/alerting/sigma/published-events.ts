type Event = Readonly<Record<string, unknown>>;

/** What a published rule is about: an event that it matches, and a near miss that it does not. */
export interface Published {
  readonly title: string;
  readonly matches: Event;
  readonly misses: Event;
}

const call = (service: string, eventName: string, rest: Event = {}): Event => ({
  eventSource: `${service}.amazonaws.com`,
  eventName,
  ...rest,
});

const DENIED = { errorCode: 'AccessDenied' };
const ROOT = { type: 'Root', arn: 'arn:aws:iam::123456789012:root' };
const S3_BROWSER = { userAgent: '[S3 Browser 11.6.7 https://s3browser.com]' };

/** Rules that ask for a service's call by its name: another service's call of that name is a near miss. */
const BY_NAME: readonly (readonly [title: string, service: string, eventName: string])[] = [
  ['AWS Bedrock Guardrail Deleted', 'bedrock', 'DeleteGuardrail'],
  ['AWS Bedrock Guardrail Updated', 'bedrock', 'UpdateGuardrail'],
  ['AWS CloudTrail Important Change', 'cloudtrail', 'DeleteTrail'],
  ['New Network ACL Entry Added', 'ec2', 'CreateNetworkAclEntry'],
  ['New Network Route Added', 'ec2', 'CreateRoute'],
  ['AWS EnableRegion Command Monitoring', 'account', 'EnableRegion'],
  ['Ingress/Egress Security Group Modification', 'ec2', 'RevokeSecurityGroupEgress'],
  ['LoadBalancer Security Group Modification', 'elasticloadbalancing', 'SetSecurityGroups'],
  ['RDS Database Security Group Modification', 'rds', 'CreateDBSecurityGroup'],
  ['AWS Config Disabling Channel/Recorder', 'config', 'StopConfigurationRecorder'],
  ['AWS Console GetSigninToken Potential Abuse', 'signin', 'GetSigninToken'],
  ['SES Identity Has Been Deleted', 'ses', 'DeleteIdentity'],
  ['AWS EC2 Disable EBS Encryption', 'ec2', 'DisableEbsEncryptionByDefault'],
  ['AWS Key Pair Import Activity', 'ec2', 'ImportKeyPair'],
  ['AWS EFS Fileshare Modified or Deleted', 'elasticfilesystem', 'DeleteFileSystem'],
  ['AWS EFS Fileshare Mount Modified or Deleted', 'elasticfilesystem', 'DeleteMountTarget'],
  ['AWS EKS Cluster Created or Deleted', 'eks', 'DeleteCluster'],
  ['AWS ElastiCache Security Group Created', 'elasticache', 'CreateCacheSecurityGroup'],
  ['AWS ElastiCache Security Group Modified or Deleted', 'elasticache', 'DeleteCacheSecurityGroup'],
  ['AWS GuardDuty Important Change', 'guardduty', 'CreateIPSet'],
  ['AWS KMS Imported Key Material Usage', 'kms', 'ImportKeyMaterial'],
  ['New AWS Lambda Function URL Configuration Created', 'lambda', 'CreateFunctionUrlConfig'],
  ['AWS Glue Development Endpoint Activity', 'glue', 'CreateDevEndpoint'],
  ['Modification or Deletion of an AWS RDS Cluster', 'rds', 'ModifyDBCluster'],
  ['AWS Route 53 Domain Transfer Lock Disabled', 'route53', 'DisableDomainTransferLock'],
  ['AWS Route 53 Domain Transferred to Another Account', 'route53', 'TransferDomainToAnotherAwsAccount'],
  ['AWS S3 Data Management Tampering', 's3', 'PutBucketLogging'],
  ['AWS SecurityHub Findings Evasion', 'securityhub', 'BatchUpdateFindings'],
  ['AWS Snapshot Backup Exfiltration', 'ec2', 'ModifySnapshotAttribute'],
  ['AWS Identity Center Identity Provider Change', 'sso-directory', 'DisassociateDirectory'],
  ['AWS Suspicious SAML Activity', 'iam', 'UpdateSAMLProvider'],
];

const byName = BY_NAME.map(
  ([title, service, eventName]): Published => ({
    title,
    matches: call(service, eventName),
    misses: call(service === 'ec2' ? 'rds' : 'ec2', eventName),
  }),
);

/** `errorCode: null` is how these rules say that a call succeeded: an absent code and a null one both do. */
const succeeded: readonly Published[] = [
  { title: 'AWS Bucket Deleted', matches: call('s3', 'DeleteBucket'), misses: call('s3', 'DeleteBucket', DENIED) },
  {
    title: 'AWS VPC Flow Logs Deleted',
    matches: call('ec2', 'DeleteFlowLogs', { errorCode: null }),
    misses: call('ec2', 'DeleteFlowLogs', DENIED),
  },
  {
    title: 'Potential Malicious Usage of CloudTrail System Manager',
    matches: call('ssm', 'SendCommand'),
    misses: call('ssm', 'SendCommand', DENIED),
  },
  {
    title: 'AWS GuardDuty Detector Deleted Or Updated',
    matches: call('guardduty', 'UpdateDetector', { requestParameters: { enable: false } }),
    misses: call('guardduty', 'UpdateDetector', { requestParameters: { enable: true } }),
  },
];

const signIn = (rest: Event): Event => call('signin', 'ConsoleLogin', rest);
const success = { responseElements: { ConsoleLogin: 'Success' } };

const identities: readonly Published[] = [
  {
    title: 'AWS ConsoleLogin Failed Authentication',
    matches: signIn({ errorMessage: 'Failed authentication' }),
    misses: signIn(success),
  },
  {
    title: 'AWS Successful Console Login Without MFA',
    matches: signIn({ ...success, additionalEventData: { MFAUsed: 'No' } }),
    misses: signIn({ ...success, additionalEventData: { MFAUsed: 'Yes' } }),
  },
  {
    title: 'AWS Root Credentials',
    matches: call('iam', 'ListUsers', { userIdentity: ROOT, eventType: 'AwsApiCall' }),
    misses: call('iam', 'ListUsers', { userIdentity: ROOT, eventType: 'AwsServiceEvent' }),
  },
  {
    title: 'Malicious Usage Of IMDS Credentials Outside Of AWS Infrastructure',
    matches: call('s3', 'GetObject', {
      sourceIPAddress: '81.2.69.142',
      userIdentity: { arn: 'arn:aws:sts::123456789012:assumed-role/aws:ec2-instance/i-0a1b2c3d4e5f60718' },
    }),
    misses: call('s3', 'GetObject', {
      sourceIPAddress: 'AWS Internal',
      userIdentity: { arn: 'arn:aws:sts::123456789012:assumed-role/aws:ec2-instance/i-0a1b2c3d4e5f60718' },
    }),
  },
  {
    title: 'Potential Bucket Enumeration on AWS',
    matches: call('s3', 'ListBuckets', { userIdentity: { type: 'IAMUser' } }),
    misses: call('s3', 'ListBuckets', { userIdentity: { type: 'AssumedRole' } }),
  },
  {
    title: 'AWS STS AssumeRole Misuse',
    matches: call('s3', 'GetObject', {
      userIdentity: { type: 'AssumedRole', sessionContext: { sessionIssuer: { type: 'Role' } } },
    }),
    misses: call('s3', 'GetObject', { userIdentity: { type: 'AssumedRole', sessionContext: {} } }),
  },
  {
    title: 'AWS STS GetSessionToken Misuse',
    matches: call('sts', 'GetSessionToken', { userIdentity: { type: 'IAMUser' } }),
    misses: call('sts', 'GetSessionToken', { userIdentity: { type: 'Root' } }),
  },
  {
    title: 'AWS User Login Profile Was Modified',
    matches: call('iam', 'UpdateLoginProfile', {
      userIdentity: { arn: 'arn:aws:iam::123456789012:user/eve' },
      requestParameters: { userName: 'alice' },
    }),
    misses: call('iam', 'GetLoginProfile', { requestParameters: { userName: 'alice' } }),
  },
  {
    title: 'AWS IAM Backdoor Users Keys',
    matches: call('iam', 'CreateAccessKey', { userIdentity: { arn: 'arn:aws:iam::123456789012:user/eve' } }),
    misses: call('iam', 'DeleteAccessKey', { userIdentity: { arn: 'arn:aws:iam::123456789012:user/eve' } }),
  },
];

const tools: readonly Published[] = [
  {
    title: 'PUA - AWS TruffleHog Execution',
    matches: call('s3', 'ListBuckets', { userIdentity: { type: 'AssumedRole' }, userAgent: 'TruffleHog' }),
    misses: call('kms', 'ListKeys', { userAgent: 'aws-sdk-go TruffleHog/3.90' }),
  },
  {
    title: 'AWS STS GetCallerIdentity Enumeration Via TruffleHog',
    matches: call('sts', 'GetCallerIdentity', { userAgent: 'aws-sdk-go TruffleHog/3.90' }),
    misses: call('sts', 'GetCallerIdentity', { userAgent: 'aws-cli/2.31.30' }),
  },
  {
    title: 'AWS IAM S3Browser LoginProfile Creation',
    matches: call('iam', 'CreateLoginProfile', S3_BROWSER),
    misses: call('iam', 'CreateLoginProfile', { userAgent: 'aws-cli/2.31.30' }),
  },
  {
    title: 'AWS IAM S3Browser User or AccessKey Creation',
    matches: call('iam', 'CreateUser', S3_BROWSER),
    misses: call('iam', 'CreateUser', { userAgent: 'console.amazonaws.com' }),
  },
  {
    title: 'AWS IAM S3Browser Templated S3 Bucket Policy Creation',
    matches: call('iam', 'PutUserPolicy', {
      ...S3_BROWSER,
      requestParameters: {
        policyDocument:
          '{"Statement": [{"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::<YOUR-BUCKET-NAME>/*"]}]}',
      },
    }),
    misses: call('iam', 'PutUserPolicy', {
      ...S3_BROWSER,
      requestParameters: {
        policyDocument:
          '{"Statement": [{"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::mine/*"]}]}',
      },
    }),
  },
];

const PASSWORD = { pendingModifiedValues: { masterUserPassword: '****' } };

const parameters: readonly Published[] = [
  {
    title: 'AWS S3 Bucket Versioning Disable',
    matches: call('s3', 'PutBucketVersioning', {
      requestParameters: { VersioningConfiguration: { Status: 'Suspended' } },
    }),
    misses: call('s3', 'PutBucketVersioning', {
      requestParameters: { VersioningConfiguration: { Status: 'Enabled' } },
    }),
  },
  {
    title: 'AWS EC2 Startup Shell Script Change',
    matches: call('ec2', 'ModifyInstanceAttribute', { requestParameters: { attribute: 'userData' } }),
    misses: call('ec2', 'ModifyInstanceAttribute', { requestParameters: { attribute: 'instanceType' } }),
  },
  {
    title: 'AWS EC2 VM Export Failure',
    matches: call('ec2', 'CreateInstanceExportTask', { responseElements: { exportTask: { state: 'active' } } }),
    misses: call('ec2', 'CreateInstanceExportTask', { errorCode: 'Client.UnsupportedOperation' }),
  },
  {
    title: 'AWS ECS Task Definition That Queries The Credential Endpoint',
    matches: call('ecs', 'RegisterTaskDefinition', {
      requestParameters: {
        containerDefinitions: [
          { name: 'web' },
          { command: ['sh', '-c', 'curl 169.254.170.2$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] },
        ],
      },
    }),
    misses: call('ecs', 'RegisterTaskDefinition', {
      requestParameters: { containerDefinitions: [{ command: ['npm', 'start'] }] },
    }),
  },
  {
    title: 'AWS New Lambda Layer Attached',
    matches: call('lambda', 'UpdateFunctionConfiguration20150331v2', {
      requestParameters: { layers: ['arn:aws:lambda:eu-west-1:111122223333:layer:x:1'] },
    }),
    misses: call('lambda', 'UpdateFunctionConfiguration20150331v2', { requestParameters: { timeout: 30 } }),
  },
  {
    title: 'AWS RDS Master Password Change',
    matches: call('rds', 'ModifyDBInstance', { responseElements: PASSWORD }),
    misses: call('rds', 'ModifyDBInstance', { responseElements: { pendingModifiedValues: {} } }),
  },
  {
    title: 'Restore Public AWS RDS Instance',
    matches: call('rds', 'RestoreDBInstanceFromDBSnapshot', { responseElements: { publiclyAccessible: true } }),
    misses: call('rds', 'RestoreDBInstanceFromDBSnapshot', { responseElements: { publiclyAccessible: false } }),
  },
  /** CloudTrail has no field `status`: the rule matches only what CloudTrail never writes. */
  {
    title: 'AWS SAML Provider Deletion Activity',
    matches: call('iam', 'DeleteSAMLProvider', { status: 'success' }),
    misses: call('iam', 'DeleteSAMLProvider'),
  },
];

export const PUBLISHED: readonly Published[] = [...byName, ...succeeded, ...identities, ...tools, ...parameters];
