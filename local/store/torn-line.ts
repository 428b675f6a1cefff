import { open } from 'node:fs/promises';

const STEP = 64 * 1024;
const NEWLINE = 0x0a;

/** The length of a file up to and with its last line break: what follows is a line that was never finished. */
export async function lastLineEnd(path: string, size: number): Promise<number> {
  const file = await open(path, 'r');
  try {
    for (let end = size; end > 0; end -= STEP) {
      const start = Math.max(0, end - STEP);
      const { buffer } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
      const at = buffer.lastIndexOf(NEWLINE);
      if (at !== -1) return start + at + 1;
    }
    return 0;
  } finally {
    await file.close();
  }
}
