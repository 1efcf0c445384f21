/**
 * Where Shopify's sessions are kept: the package's Prisma storage, with the tokens encrypted before they reach the table.
 *
 * Two parties write a shop's offline session without knowing of each other: the page (Shopify's library exchanges the
 * session token when the access token is about to run out) and background work (app/token-provider.server.ts refreshes).
 * An answer that arrives late must not put an older pair of tokens over a newer one, so a session that expires earlier
 * than the stored one is not written. Whoever stores reads again afterwards and uses what is there.
 */
import type { Session } from '@shopify/shopify-api';
import { PrismaSessionStorage } from '@shopify/shopify-app-session-storage-prisma';
import type { Encryption } from '#sync/platform/encryption.ts';
import { DecryptionError } from '#sync/platform/encryption.ts';
import type { Logger } from '#sync/platform/logger.ts';

type Prisma = ConstructorParameters<typeof PrismaSessionStorage>[0];

/** As Shopify's packages want a session storage. Failures are thrown, never answered with `true`. */
export interface ShopSessions {
  /** Writes the session unless the stored one expires later. */
  storeSession(session: Session): Promise<boolean>;
  /** Undefined also when its tokens cannot be decrypted any more: opening the app then fetches new ones. */
  loadSession(id: string): Promise<Session | undefined>;
  deleteSession(id: string): Promise<boolean>;
  deleteSessions(ids: string[]): Promise<boolean>;
  /** For the clean-up of a shop: sessions whose tokens cannot be decrypted are listed without them. */
  findSessionsByShop(shop: string): Promise<Session[]>;
}

const SECRETS = ['accessToken', 'refreshToken'] as const;

/** Bound to session and field, so that a text copied to another row does not decrypt. */
const context = (id: string, field: (typeof SECRETS)[number]): string => `session:${id}:${field}`;

export function createSessionStorage(options: {
  readonly prisma: Prisma;
  readonly encryption: Encryption;
  readonly log: Logger;
}): ShopSessions {
  const { prisma, encryption, log } = options;
  let opened: Promise<PrismaSessionStorage<Prisma>> | undefined;

  /** The package looks for its table once, on construction, and stays broken if the database is away: so try again. */
  const table = (): Promise<PrismaSessionStorage<Prisma>> => {
    opened ??= open(prisma).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };

  const seal = (session: Session): Session => {
    const sealed = copy(session);
    for (const field of SECRETS) {
      const text = session[field];
      if (text) sealed[field] = encryption.encrypt(text, context(session.id, field));
    }
    return sealed;
  };

  const unseal = (session: Session): boolean => {
    try {
      for (const field of SECRETS) {
        const text = session[field];
        if (text) session[field] = encryption.decrypt(text, context(session.id, field));
      }
      return true;
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      log.error({ shop: session.shop, fault: error.fault, err: error }, 'A stored Shopify token cannot be decrypted');
      for (const field of SECRETS) delete session[field];
      return false;
    }
  };

  return {
    async storeSession(session) {
      await table();
      const sealed = seal(session);
      await prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`session/${session.id}`}, 0))::text`;
        const inside = await open(tx as unknown as Prisma);
        const stored = await inside.loadSession(session.id);
        if (!isNewer(stored, session)) await inside.storeSession(sealed);
      });
      return true;
    },

    async loadSession(id) {
      const session = await (await table()).loadSession(id);
      return session && unseal(session) ? session : undefined;
    },

    async deleteSession(id) {
      // The package's own deleteSession answers true after any error.
      return (await table()).deleteSessions([id]);
    },

    async deleteSessions(ids) {
      return (await table()).deleteSessions(ids);
    },

    async findSessionsByShop(shop) {
      const sessions = await (await table()).findSessionsByShop(shop);
      for (const session of sessions) unseal(session);
      return sessions;
    },
  };
}

async function open(prisma: Prisma): Promise<PrismaSessionStorage<Prisma>> {
  const storage = new PrismaSessionStorage(prisma, { connectionRetries: 1, connectionRetryIntervalMs: 0 });
  // A load waits for the look at the table and throws what it found.
  await storage.loadSession('');
  return storage;
}

/** Whether the stored session is the newer of two that expire. One without an end was not made by our settings. */
function isNewer(stored: Session | undefined, session: Session): boolean {
  if (!stored?.expires || !session.expires || !stored.accessToken) return false;
  return stored.expires.getTime() > session.expires.getTime();
}

/** A session of the same class with the same fields: it is written in place of the original. */
function copy(session: Session): Session {
  return Object.assign(Object.create(Object.getPrototypeOf(session) as object) as Session, session);
}
