/** What a person decides about returns, as it is posted. Lists travel as JSON in one field. */
import { z } from 'zod';
import type { Returns, Person } from '../container-types.ts';
import type { ShopId } from '#sync/core/ids.ts';
import type { BulkReturnsResult } from '../views/returns.ts';

/** What is wrong with a text is said by the flow, in a sentence; this bound only keeps nonsense out. */
const text = z.string().max(20_000);
const MOST_LINES = 500;

function jsonOf<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .transform((value, context): unknown => {
      try {
        return JSON.parse(value);
      } catch {
        context.addIssue({ code: 'custom', message: 'JSON is expected' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

const decision = z.enum(['accept', 'decline']);

/** Intents of the order's page that are about its returns. */
export const returnIntents = [
  z.object({
    intent: z.literal('return-decide'),
    rmaId: z.uuid(),
    lines: jsonOf(
      z
        .array(
          z.object({
            rmaLineId: z.uuid(),
            decision,
            reason: text,
            comment: text.nullable(),
            restock: z.enum(['restock', 'none', 'ask']).nullable(),
          }),
        )
        .max(MOST_LINES),
    ),
  }),
  z.object({
    intent: z.literal('return-request'),
    lines: jsonOf(
      z.array(z.object({ lineId: z.uuid(), quantity: z.number().int().min(1), reason: text })).max(MOST_LINES),
    ),
  }),
  z.object({ intent: z.literal('request-send'), requestId: z.uuid() }),
  z.object({ intent: z.literal('request-done'), requestId: z.uuid() }),
  z.object({ intent: z.literal('refund-done'), refundId: z.uuid() }),
  z.object({
    intent: z.enum(['units-same', 'units-different']),
    about: z.uuid(),
    caseId: z.uuid(),
    refundLineId: z.uuid(),
  }),
] as const;

const MOST_RETURNS = 100;

/** `intent`, `reason`, and `rmaIds` separated by commas. */
export const bulkReturns = z.object({
  intent: decision,
  reason: text,
  rmaIds: z
    .string()
    .transform((value) => [...new Set(value.split(','))])
    .pipe(z.array(z.uuid()).min(1).max(MOST_RETURNS)),
});

/** Each return by itself: what is refused for one leaves the others as they are. */
export async function clickReturns(
  returns: Returns,
  shopId: ShopId,
  person: Person,
  { intent, reason, rmaIds }: z.output<typeof bulkReturns>,
): Promise<BulkReturnsResult> {
  const result = await returns.decideMany(shopId, { rmaIds, decision: intent, reason, person });
  return { kind: 'bulk', intent, ...result };
}
