import type { AdapterError } from '../../core/errors.ts';
import type { ShopId } from '../../core/ids.ts';
import {
  beginAttempt,
  endAttempt,
  lockEffect,
  markUnclear,
  openRequest,
  type Attempt,
  type EffectChange,
  type EffectKind,
  type EffectRow,
} from '../../persistence/effects.ts';
import { later, TIMING, type FlowContext } from '../context.ts';
import type { EffectDefinition, ResolveOutcome, SendOutcome } from './kind.ts';

/** Erased: each definition parses its own request and result. */
export type EffectDefinitions = { readonly [K in EffectKind]: EffectDefinition<unknown, unknown> };

/**
 * Takes one effect as far as it can go now: sends what is planned, declares unclear what its sender left behind, looks up
 * what is unclear (design section 8). Safe to call at any time, from any number of workers: the row's state and fence
 * decide, everything else is a wake-up.
 */
export async function runEffect(
  context: FlowContext,
  definitions: EffectDefinitions,
  input: { shopId: ShopId; effectId: string },
): Promise<void> {
  const claim = await claimEffect(context, definitions, input);
  if (!claim) return;
  const { row, attempt, step } = claim;
  const definition = definitions[row.kind as EffectKind];
  const request = definition.parse(openRequest(context.encryption, row));
  if (step === 'send') {
    const outcome = await definition.send(context, row, request, attempt);
    await settle(
      context,
      definition,
      row,
      request,
      attempt,
      sendChange(context, definition, attempt, outcome),
      outcome,
    );
  } else {
    const outcome = await definition.resolve(context, row, request);
    await settle(context, definition, row, request, attempt, resolveChange(context, definition, row, outcome), outcome);
  }
}

async function claimEffect(
  context: FlowContext,
  definitions: EffectDefinitions,
  input: { shopId: ShopId; effectId: string },
): Promise<{ row: EffectRow; attempt: Attempt; step: 'send' | 'resolve' } | null> {
  return context.database.withShop(input.shopId, async (tx) => {
    const row = await lockEffect(tx, input.effectId);
    if (!row) return null;
    const now = context.clock.now();
    const definition = definitions[row.kind as EffectKind];
    const leased = row.leaseUntil !== null && row.leaseUntil > now;
    if (row.state === 'sending' && !leased) {
      await markUnclear(tx, row, later(row.leaseUntil ?? now, context.scale(definition.settleMs)));
      return null;
    }
    const due = row.dueAt <= now && !leased;
    if (!due || (row.state !== 'planned' && row.state !== 'unclear')) return null;
    const step = row.state === 'planned' ? 'send' : 'resolve';
    const leaseUntil = later(now, context.scale(definition.leaseMs));
    const attempt = await beginAttempt(tx, { row, step, owner: context.owner, leaseUntil, now });
    return { row, attempt, step };
  });
}

function sendChange(
  context: FlowContext,
  definition: EffectDefinition<unknown, unknown>,
  attempt: Attempt,
  outcome: SendOutcome<unknown>,
): EffectChange {
  const now = context.clock.now();
  switch (outcome.kind) {
    case 'done':
      return { state: 'done', dueAt: now, result: outcome.result };
    case 'rejected':
      return { state: 'rejected', dueAt: now, error: outcome.error };
    case 'person':
      return { state: 'person', dueAt: now, error: outcome.error };
    case 'again':
      return {
        state: 'planned',
        dueAt: outcome.at,
        error: outcome.error,
        ...(outcome.request === undefined ? {} : { request: outcome.request }),
      };
    case 'unclear':
      return {
        state: 'unclear',
        dueAt: later(attempt.leaseUntil, context.scale(definition.settleMs)),
        error: outcome.error,
      };
  }
}

function resolveChange(
  context: FlowContext,
  definition: EffectDefinition<unknown, unknown>,
  row: EffectRow,
  outcome: ResolveOutcome<unknown>,
): EffectChange {
  const now = context.clock.now();
  const settle = context.scale(definition.settleMs);
  switch (outcome.kind) {
    case 'done':
      return { state: 'done', dueAt: now, result: outcome.result };
    case 'conflict':
      return { state: 'rejected', dueAt: now, error: outcome.error };
    case 'person':
      return { state: 'person', dueAt: now, error: outcome.error };
    case 'unsure':
      return { state: 'unclear', dueAt: later(now, Math.max(settle / 4, context.scale(1000))), error: outcome.error };
    case 'absent': {
      const confirmed = row.absentSince !== null && now.getTime() - row.absentSince.getTime() >= settle;
      if (confirmed) return { state: 'planned', dueAt: now, absentSince: null };
      return { state: 'unclear', dueAt: later(row.absentSince ?? now, settle), absentSince: row.absentSince ?? now };
    }
  }
}

async function settle(
  context: FlowContext,
  definition: EffectDefinition<unknown, unknown>,
  row: EffectRow,
  request: unknown,
  attempt: Attempt,
  change: EffectChange,
  outcome: SendOutcome<unknown> | ResolveOutcome<unknown>,
): Promise<void> {
  const error: AdapterError | null = 'error' in outcome ? outcome.error : null;
  await context.database.withShop(row.shopId as ShopId, async (tx) => {
    await definition.lockFirst(tx, request);
    const mine = await endAttempt(tx, context.encryption, {
      attempt,
      change,
      outcome: outcome.kind,
      detail: error ? `${error.kind}: ${error.message}${error.detail ? ` (${error.detail})` : ''}` : null,
      now: context.clock.now(),
    });
    if (!mine) return; // The lease had passed on; whoever holds it now looks the outcome up.
    if (change.state === 'done')
      await definition.onDone(tx, context, row, request, definition.parseResult(change.result));
    if (change.state === 'rejected' && error) await definition.onRejected(tx, context, row, request, error);
    if (change.state === 'person' && error) await definition.onPerson(tx, context, row, request, error);
    if (change.state === 'planned' && change.dueAt <= context.clock.now()) {
      tx.enqueue({ name: 'run-effect', data: { shopId: tx.shopId, effectId: row.id } });
    }
  });
}

/** When to try again after a failure that surely was not executed: what the other side asks for, else growing steps. */
export function retryAt(context: FlowContext, effect: EffectRow, error: AdapterError): Date {
  const now = context.clock.now();
  const wait = context.scale(Math.min(TIMING.slowestPoll, 1000 * 2 ** Math.min(effect.attempts, 10)));
  const step = later(now, wait);
  return error.until && error.until > step ? error.until : step;
}
