import type { Effect } from '@prisma/client';
import { Prisma } from '@prisma/client';
import type { ShopId } from '../core/ids.ts';
import type { Encryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import { toJson, type ShopTx } from './database.ts';

export type EffectRow = Effect;
export const EFFECT_KINDS = [
  'answer-transfer',
  'create-order',
  'move-fulfilment-order',
  'change-stock',
  'cancel-store-order',
  'reduce-store-order',
  'report-shipment',
  'fulfil-store-order',
  'decide-rma',
  'refund-store-order',
  'request-rma',
] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

const context = (shopId: ShopId, id: string) => `effect:${shopId}:${id}`;

/**
 * Records a write to an outside system together with the job that wakes it. The key is the business fact: planning the
 * same fact again returns the effect that is there already.
 */
export async function planEffect(
  tx: ShopTx,
  encryption: Encryption,
  input: {
    kind: EffectKind;
    key: string;
    request: unknown;
    orderId: string | null;
    transferId: string | null;
    connectionId: string | null;
    now: Date;
    urgent?: boolean;
  },
): Promise<string> {
  const existing = await tx.db.effect.findUnique({
    where: { shopId_kind_key: { shopId: tx.shopId, kind: input.kind, key: input.key } },
    select: { id: true },
  });
  if (existing) return existing.id;
  const id = newId();
  await tx.db.effect.create({
    data: {
      shopId: tx.shopId,
      id,
      kind: input.kind,
      key: input.key,
      state: 'planned',
      requestEnc: encryption.encrypt(JSON.stringify(input.request), context(tx.shopId, id)),
      orderId: input.orderId,
      transferId: input.transferId,
      connectionId: input.connectionId,
      dueAt: input.now,
      createdAt: input.now,
    },
  });
  tx.enqueue({
    name: 'run-effect',
    data: { shopId: tx.shopId, effectId: id },
    ...(input.urgent ? { urgent: true } : {}),
  });
  return id;
}

export function openRequest(encryption: Encryption, row: EffectRow): unknown {
  return JSON.parse(encryption.decrypt(row.requestEnc, context(row.shopId as ShopId, row.id)));
}

/** Reads and locks the row for the rest of the transaction. */
export async function lockEffect(tx: ShopTx, id: string): Promise<EffectRow | null> {
  await tx.db.$queryRaw`SELECT 1 FROM effect WHERE shop_id = ${tx.shopId} AND id = ${id}::uuid FOR UPDATE`;
  return tx.db.effect.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } } });
}

export interface Attempt {
  readonly effectId: string;
  readonly attemptId: string;
  readonly fence: number;
  readonly leaseUntil: Date;
}

/** Marks the attempt as begun, with a lease and a fence only its holder can answer for. Commit before calling out. */
export async function beginAttempt(
  tx: ShopTx,
  input: { row: EffectRow; step: 'send' | 'resolve'; owner: string; leaseUntil: Date; now: Date },
): Promise<Attempt> {
  const { row } = input;
  const fence = row.fence + 1;
  const attemptId = newId();
  await tx.db.effect.update({
    where: { shopId_id: { shopId: tx.shopId, id: row.id } },
    data: {
      state: input.step === 'send' ? 'sending' : 'unclear',
      owner: input.owner,
      fence,
      leaseUntil: input.leaseUntil,
      dueAt: input.leaseUntil,
      ...(input.step === 'send'
        ? { attempts: { increment: 1 }, firstAttemptAt: row.firstAttemptAt ?? input.now, absentSince: null }
        : {}),
    },
  });
  await tx.db.effectAttempt.create({
    data: {
      shopId: tx.shopId,
      id: attemptId,
      effectId: row.id,
      generation: row.generation,
      fence,
      step: input.step,
      startedAt: input.now,
    },
  });
  return { effectId: row.id, attemptId, fence, leaseUntil: input.leaseUntil };
}

export interface EffectChange {
  readonly state: 'planned' | 'unclear' | 'done' | 'rejected' | 'person';
  readonly dueAt: Date;
  readonly result?: unknown;
  readonly error?: unknown;
  readonly absentSince?: Date | null;
  /** A new frozen request: raises the generation. Only after proof that nothing was executed. */
  readonly request?: unknown;
}

/** Records how an attempt ended. False if the fence has passed on: somebody else answers for the effect now. */
export async function endAttempt(
  tx: ShopTx,
  encryption: Encryption,
  input: { attempt: Attempt; change: EffectChange; outcome: string; detail: string | null; now: Date },
): Promise<boolean> {
  const { attempt, change } = input;
  const settled = change.state === 'done' || change.state === 'rejected';
  const updated = await tx.db.effect.updateMany({
    where: { shopId: tx.shopId, id: attempt.effectId, fence: attempt.fence, state: { in: ['sending', 'unclear'] } },
    data: {
      state: change.state,
      dueAt: change.dueAt,
      leaseUntil: null,
      owner: null,
      ...(change.result === undefined ? {} : { result: toJson(change.result) }),
      error: change.error === undefined ? Prisma.DbNull : toJson(change.error),
      ...(change.absentSince === undefined ? {} : { absentSince: change.absentSince }),
      ...(settled ? { settledAt: input.now } : {}),
      ...(change.request === undefined
        ? {}
        : {
            generation: { increment: 1 },
            handle: Prisma.DbNull,
            requestEnc: encryption.encrypt(JSON.stringify(change.request), context(tx.shopId, attempt.effectId)),
          }),
    },
  });
  await tx.db.effectAttempt.update({
    where: { shopId_id: { shopId: tx.shopId, id: attempt.attemptId } },
    data: { finishedAt: input.now, outcome: input.outcome, detail: input.detail },
  });
  return updated.count === 1;
}

/** How many attempts to send ended with an error of this detail. */
export async function sendsEndedAs(tx: ShopTx, input: { effectId: string; detail: string }): Promise<number> {
  const { effectId, detail } = input;
  return tx.db.effectAttempt.count({
    where: { shopId: tx.shopId, effectId, step: 'send', detail: { endsWith: `(${detail})` } },
  });
}

/** The lease ran out without a word: what happened is unclear. Not looked up before `lookAt`. */
export async function markUnclear(tx: ShopTx, row: EffectRow, lookAt: Date): Promise<void> {
  await tx.db.effect.update({
    where: { shopId_id: { shopId: tx.shopId, id: row.id } },
    data: { state: 'unclear', owner: null, dueAt: lookAt },
  });
}

/** Saves what `prepare` produced, before the step that counts. */
export async function saveHandle(tx: ShopTx, attempt: Attempt, handle: unknown): Promise<boolean> {
  const updated = await tx.db.effect.updateMany({
    where: { shopId: tx.shopId, id: attempt.effectId, fence: attempt.fence, state: 'sending' },
    data: { handle: toJson(handle) },
  });
  return updated.count === 1;
}

/** A planned effect that has become pointless before it was ever sent. False if it had been sent already. */
export async function withdrawEffect(tx: ShopTx, id: string, why: string, now: Date): Promise<boolean> {
  const updated = await tx.db.effect.updateMany({
    where: { shopId: tx.shopId, id, state: 'planned', firstAttemptAt: null },
    data: { state: 'rejected', error: { message: why }, settledAt: now },
  });
  return updated.count === 1;
}

export async function effectsOfTransfer(tx: ShopTx, transferId: string): Promise<readonly EffectRow[]> {
  return tx.db.effect.findMany({ where: { shopId: tx.shopId, transferId }, orderBy: { createdAt: 'asc' } });
}
