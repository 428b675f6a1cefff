import { ServiceError } from '../service-error.ts';
import { prefixProblems } from './object-key.ts';
import type { Bucket, DeliveryStreamOptions } from './options.ts';

/** The bucket for what fails; throws where the stream could not be created on AWS either. */
export function failureBucket({ destination, backup }: DeliveryStreamOptions): Bucket {
  const bucket = backup ?? (destination.kind === 's3' ? destination : undefined);
  if (bucket === undefined)
    throw new ServiceError('InvalidArgumentException', 'backup: an OpenSearch destination needs a bucket');
  const problems = [bucket, ...(destination.kind === 's3' ? [destination] : [])].flatMap(prefixProblems);
  if (problems.length > 0) throw new ServiceError('InvalidArgumentException', problems.join('; '));
  return bucket;
}
