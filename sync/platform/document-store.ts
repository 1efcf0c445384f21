/** Files that are kept: labels and the like. One port; a folder of this machine, or storage that speaks S3. */
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Disk } from 'flydrive';
import type { S3DriverOptions } from 'flydrive/drivers/s3/types';
import type { DocumentStore as Place } from './env-values.ts';

/** Keys are `<folder>/<name>`, of letters, digits, `.`, `_` and `-`. Every method throws when the storage fails. */
export interface DocumentStore {
  /** Writes the whole file, over an earlier one of that key. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Null: there is no such file. */
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Also when there is none. */
  remove(key: string): Promise<void>;
  /** Everything in this folder and nothing beside it. */
  removeAll(folder: string): Promise<void>;
}

const PART = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** @param place of DOCUMENT_STORE; see {@link s3Options} for what its address may carry */
export async function openDocumentStore(place: Place): Promise<DocumentStore> {
  if (place.kind === 'folder') {
    const { FSDriver } = await import('flydrive/drivers/fs');
    return onDisk(new Disk(new FSDriver({ location: resolve(place.path), visibility: 'private' })), '');
  }
  // Loaded only where it is used: the client is large.
  const { S3Driver } = await import('flydrive/drivers/s3');
  const { prefix, options } = s3Options(place.url);
  return onDisk(new Disk(new S3Driver(options)), prefix);
}

/**
 * `s3://bucket/prefix?region=…&endpoint=https://…&path-style=true`, all but the bucket optional. The key comes from the
 * environment or the machine's role, as with every AWS client (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION …).
 */
export function s3Options(address: string): { readonly prefix: string; readonly options: S3DriverOptions } {
  const { host, pathname, searchParams } = new URL(address);
  const endpoint = searchParams.get('endpoint');
  // Storage of other makers has no regions, but the signature names one.
  const region = searchParams.get('region') ?? (endpoint === null ? null : 'us-east-1');
  const folders = pathname.split('/').filter((part) => part !== '');
  return {
    prefix: folders.map((part) => `${part}/`).join(''),
    options: {
      bucket: host,
      visibility: 'private',
      // Buckets of today refuse access lists; who may read is the bucket's own affair.
      supportsACL: false,
      ...(region === null ? {} : { region }),
      // Not every maker knows the newer checksums that AWS adds by itself.
      ...(endpoint === null ? {} : { endpoint, requestChecksumCalculation: 'WHEN_REQUIRED' as const }),
      ...(searchParams.get('path-style') === 'true' ? { forcePathStyle: true } : {}),
    },
  };
}

function onDisk(disk: Disk, prefix: string): DocumentStore {
  const path = (key: string): string => {
    const parts = key.split('/');
    if (parts.length !== 2 || !parts.every((part) => PART.test(part))) throw new Error('Not a key of a document');
    return prefix + key;
  };
  return {
    put: (key, bytes, contentType) => disk.put(path(key), bytes, { contentType, contentLength: bytes.byteLength }),
    async get(key) {
      const at = path(key);
      if (!(await disk.exists(at))) return null;
      return new Uint8Array(await buffer(await disk.getStream(at)));
    },
    remove: (key) => disk.delete(path(key)),
    async removeAll(folder) {
      if (!PART.test(folder)) throw new Error('Not a folder of documents');
      // By the driver itself: the disk drops the slash, and without it `shop` would also mean `shop2`.
      await disk.driver.deleteAll(`${prefix}${folder}/`);
    },
  };
}
