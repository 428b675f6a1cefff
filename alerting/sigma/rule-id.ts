import { createHash } from 'node:crypto';

/** A UUID (version 8) that depends on the path, the title and, where both repeat, on how often they did. */
export function derivedId(path: string, title: string, repeat: number): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([path, title, repeat]))
    .digest('hex');
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 3) | 8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
