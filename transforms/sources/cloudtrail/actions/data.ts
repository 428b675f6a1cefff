import { type ActionTable, kind } from '../kind.ts';

const written = kind(['file'], 'creation');
const rewritten = kind(['file'], 'change');
const query = kind(['database'], 'access');
const rowsChanged = kind(['database'], 'change');
const used = kind(['api'], 'access');
const destroyed = kind(['configuration'], 'deletion');
const mailed = kind(['email'], 'info');

/** Objects, rows, keys and messages. */
export const dataActions: ActionTable = {
  s3: [
    [written, 'PutObject CopyObject CompleteMultipartUpload'],
    [
      rewritten,
      'CreateMultipartUpload UploadPart UploadPartCopy AbortMultipartUpload RestoreObject DeleteObjectTagging',
    ],
  ],
  dynamodb: [
    [
      rowsChanged,
      'PutItem UpdateItem DeleteItem BatchWriteItem TransactWriteItems ExecuteStatement BatchExecuteStatement ' +
        'ExecuteTransaction',
    ],
  ],
  'rds-data': [[rowsChanged, 'ExecuteStatement BatchExecuteStatement ExecuteSql']],
  'redshift-data': [[rowsChanged, 'ExecuteStatement BatchExecuteStatement']],
  athena: [[query, 'StartQueryExecution']],
  cloudtrail: [[query, 'StartQuery']],
  logs: [[query, 'StartQuery StartLiveTail FilterLogEvents GetLogEvents']],
  kms: [
    [used, 'ReEncrypt'],
    [destroyed, 'ScheduleKeyDeletion'],
  ],
  ses: [[mailed, 'SendEmail SendRawEmail SendTemplatedEmail SendBulkEmail SendBulkTemplatedEmail']],
};
