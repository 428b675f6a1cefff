/** The store can't do what was asked: one lower-case sentence that says what is kept safe or what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a file has grown to its limit',
  EROFS: 'the disk is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EMFILE: 'too many open files',
  EIO: 'the disk failed',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export const isAbsent = (error: unknown): boolean => codeOf(error) === 'ENOENT';

const OUT_OF_SPACE = /No space left|out of disk|max_temp_directory_size/i;

/** Why a file or DuckDB operation failed, in words. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (OUT_OF_SPACE.test(message)) return REASONS['ENOSPC'] ?? message;
  return REASONS[codeOf(error)] ?? message.split('\n')[0] ?? message;
}
