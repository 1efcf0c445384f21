import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { Refusal, type UserError } from '../../user-error.ts';
import type { Args, Context } from '../context.ts';
import { beSlow, idempotently, topLevel, type KeyProblem } from '../idempotency.ts';
import { needScope } from '../scopes.ts';

export type MutationResolver = GraphQLFieldResolver<unknown, Context>;

/** What a mutation does; a thrown {@link Refusal} becomes its `userErrors`. */
type Work = (args: Args, context: Context, info: GraphQLResolveInfo) => Record<string, unknown>;

/** Payload with nothing but errors: every other field is null. */
function refusedPayload(errors: readonly UserError[], errorsField = 'userErrors'): Record<string, unknown> {
  const none = new Proxy<Record<string, unknown>>({ [errorsField]: errors, userErrors: errors }, { has: () => true });
  return none;
}

/** A mutation without idempotency key. */
export function mutation(work: Work, errorsField = 'userErrors'): MutationResolver {
  return async (_, args: Args, context, info) => {
    needScope(context, info.fieldName);
    await beSlow(context);
    return orRefused(() => work(args, context, info), errorsField);
  };
}

/**
 * A mutation that must carry `@idempotent`. `codes`: problems with the key go into `userErrors` (their type has the
 * codes); otherwise they are top-level errors. `check` runs before the key is looked at.
 */
export function idempotentMutation(
  work: Work,
  options: { readonly codes: boolean; readonly check?: (args: Args) => void },
): MutationResolver {
  const problem: KeyProblem = options.codes
    ? (code, message) => refusedPayload([{ field: null, message, code }])
    : topLevel;
  return async (_, args: Args, context, info) => {
    needScope(context, info.fieldName);
    options.check?.(args);
    try {
      return await idempotently(context, info, args, problem, () => work(args, context, info));
    } catch (error) {
      if (error instanceof Refusal) return refusedPayload(error.errors);
      throw error;
    }
  };
}

function orRefused(work: () => Record<string, unknown>, errorsField: string): Record<string, unknown> {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return refusedPayload(error.errors, errorsField);
    throw error;
  }
}
