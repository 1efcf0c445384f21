/** The frame around every GraphQL answer: errors and cost. Tolerant of everything it does not need. */
import { z } from 'zod';

const throttleStatus = z.object({
  maximumAvailable: z.number(),
  currentlyAvailable: z.number(),
  restoreRate: z.number().positive(),
});

const cost = z.object({
  requestedQueryCost: z.number(),
  /** Null when nothing was executed. */
  actualQueryCost: z.number().nullish(),
  throttleStatus,
});
export type Cost = z.infer<typeof cost>;

const wireError = z
  .object({
    message: z.string().default('no message'),
    path: z.array(z.union([z.string(), z.number()])).nullish(),
    extensions: z
      .object({
        code: z.string().nullish().catch(null),
        requiredAccess: z.string().nullish().catch(null),
        problems: z
          .array(z.object({ path: z.array(z.union([z.string(), z.number()])).default([]) }))
          .nullish()
          .catch(null),
      })
      .nullish()
      .catch(null),
  })
  .transform(({ message, path, extensions }) => ({
    message,
    code: extensions?.code ?? null,
    /** Present when the error arose while the operation ran. */
    path: path ?? null,
    requiredAccess: extensions?.requiredAccess ?? null,
    /** Where a variable was refused before anything ran, e.g. `['shippingAddress','countryCode']`. */
    problemPath: extensions?.problems?.[0]?.path.map(String) ?? null,
  }));
export type GraphqlError = z.output<typeof wireError>;

/** Some gateways answer with one text instead of a list. */
const errors = z.union([z.array(wireError), z.string().transform((message) => [wireError.parse({ message })])]);

export const envelope = z.object({
  data: z.unknown(),
  errors: errors.nullish().transform((list) => list ?? []),
  /** Unreadable cost is no reason to lose an answer. */
  extensions: z
    .object({ cost: cost.nullish().catch(null) })
    .nullish()
    .catch(null),
});

/** Of a mutation's payload; some payloads carry no code. */
export const userErrors = z.array(
  z.object({
    code: z.string().nullish(),
    field: z.array(z.string()).nullable(),
    message: z.string(),
  }),
);
export type UserError = z.infer<typeof userErrors>[number];
