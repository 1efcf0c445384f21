import type { DocumentStore } from '#sync/platform/document-store.ts';

export interface MemoryDocuments extends DocumentStore {
  readonly files: Map<string, { readonly bytes: Uint8Array<ArrayBuffer>; readonly contentType: string }>;
  /** The next `put` fails, as a full disk does. */
  failNextPut(): void;
}

/** Keeps files in memory, for tests of flows. */
export function createMemoryDocuments(): MemoryDocuments {
  const files: MemoryDocuments['files'] = new Map();
  let failing = false;
  return {
    files,
    failNextPut: () => void (failing = true),
    async put(key, bytes, contentType) {
      if (failing) {
        failing = false;
        throw new Error('No space left');
      }
      files.set(key, { bytes: new Uint8Array(bytes), contentType });
    },
    get: async (key) => files.get(key)?.bytes ?? null,
    remove: async (key) => void files.delete(key),
    async removeAll(folder) {
      for (const key of files.keys()) if (key.startsWith(`${folder}/`)) files.delete(key);
    },
  };
}
