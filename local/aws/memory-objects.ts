import { byKey, checkKey, type ObjectStore } from './object-store.ts';

/** Objects that live as long as the process. */
export function createMemoryObjects(): ObjectStore {
  const objects = new Map<string, Uint8Array>();
  return {
    async put(key, bytes) {
      checkKey(key);
      objects.set(key, new Uint8Array(bytes));
    },
    async get(key) {
      const bytes = objects.get(key);
      return bytes && new Uint8Array(bytes);
    },
    list: async (prefix) =>
      [...objects]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, bytes]) => ({ key, size: bytes.length }))
        .sort(byKey),
    async delete(key) {
      objects.delete(key);
    },
  };
}
