import type { DirectiveNode, FieldNode, GraphQLResolveInfo } from 'graphql';
import { valueFromASTUntyped } from 'graphql';
import { setTimeout as wait } from 'node:timers/promises';
import type { Refusal } from '../user-error.ts';
import type { Args, Context } from './context.ts';
import { apiError } from './errors.ts';

export interface IdempotencyRecord {
  readonly operation: string;
  /** The request as sent: the order of its fields counts (reference 3.3). */
  readonly parameters: string;
  readonly atMs: number;
  state: 'running' | 'succeeded' | 'failed';
  payload: unknown;
}

const MEMORY_MS = 24 * 3_600_000;

/** How a mutation says what is wrong with its key: in `userErrors`, or as a top-level error where those have no codes. */
export type KeyProblem = (code: string, message: string) => unknown;

export const topLevel: KeyProblem = (code, message) => {
  throw apiError(code, message);
};

/**
 * Runs a mutation that must carry `@idempotent(key:)`. The same key with the same arguments answers again from present
 * data; memory lasts 24 hours.
 */
export async function idempotently(
  context: Context,
  info: GraphQLResolveInfo,
  args: Args,
  problem: KeyProblem,
  run: () => unknown,
): Promise<unknown> {
  const key = keyOf(info);
  if (key === null) {
    throw apiError('BAD_REQUEST', `The @idempotent directive is required for ${info.fieldName} but was not provided.`);
  }
  const { shop, world } = context.act;
  const parameters = `${context.sent} ${JSON.stringify(args)}`;
  const known = shop.idempotency.get(key);
  if (known && world.clock.ms() - known.atMs < MEMORY_MS) {
    if (known.operation !== info.fieldName || known.parameters !== parameters) {
      return problem(
        'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
        'The same idempotency key was used with different parameters.',
      );
    }
    if (known.state === 'running') {
      return problem(
        'IDEMPOTENCY_CONCURRENT_REQUEST',
        'Another request with the same idempotency key is being processed.',
      );
    }
    if (known.state === 'failed') {
      return problem('IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED', 'The previous attempt with this idempotency key failed.');
    }
    return known.payload;
  }
  const record: IdempotencyRecord = {
    operation: info.fieldName,
    parameters,
    atMs: world.clock.ms(),
    state: 'running',
    payload: null,
  };
  shop.idempotency.set(key, record);
  try {
    await beSlow(context);
    record.payload = run();
    record.state = 'succeeded';
    return record.payload;
  } catch (error) {
    record.state = 'failed';
    throw error as Refusal;
  }
}

/** The fault `slow`: work that takes its time. */
export async function beSlow(context: Context): Promise<void> {
  if (context.fault?.kind === 'slow') await wait(context.fault.milliseconds ?? 500);
}

function keyOf(info: GraphQLResolveInfo): string | null {
  for (const node of info.fieldNodes) {
    const directive = findDirective(node);
    const argument = directive?.arguments?.find((one) => one.name.value === 'key');
    if (!argument) continue;
    const key = valueFromASTUntyped(argument.value, info.variableValues);
    if (typeof key === 'string' && key !== '') return key;
  }
  return null;
}

function findDirective(node: FieldNode): DirectiveNode | undefined {
  return node.directives?.find((directive) => directive.name.value === 'idempotent');
}
