import {
  execute,
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';
import { newAct } from '../act.ts';
import type { Fault } from '../faults/faults.ts';
import type { Shop } from '../state/shop.ts';
import { recordRequest, type World } from '../world.ts';
import { refilled, throttleStatus } from './bucket.ts';
import type { Context } from './context.ts';
import { actualCost, MAX_COST, requestedCost } from './cost.ts';
import { apiError } from './errors.ts';
import { adminSchema } from './schema.ts';

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

/** The token the request came with. */
export interface Caller {
  readonly scopes: readonly string[];
  readonly online: boolean;
}

/** A document that was parsed: its operation and the names faults may call it by. */
export interface ReadRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly names: readonly string[];
}

export interface Answer {
  readonly body: Record<string, unknown>;
  /** Ends when the webhooks of this request have been tried once. */
  readonly webhooks: Promise<unknown>;
}

const LONGEST_WAIT_MS = 1000;

/** @returns the errors to answer with when the text is no GraphQL document with one operation to run */
export function readRequest(request: GraphqlRequest): ReadRequest | { readonly errors: readonly GraphQLError[] } {
  let document: DocumentNode;
  try {
    document = parse(request.query);
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error : new GraphQLError(String(error))] };
  }
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const operation = request.operationName
    ? operations.find((one) => one.name?.value === request.operationName)
    : operations[0];
  if (!operation || (operations.length > 1 && !request.operationName)) {
    return { errors: [new GraphQLError('An operation name is required')] };
  }
  const fields = operation.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []));
  return { document, operation, names: [...(operation.name ? [operation.name.value] : []), ...fields] };
}

/** Validates, charges and runs one request of an app. */
export async function runRequest(
  world: World,
  shop: Shop,
  caller: Caller,
  request: GraphqlRequest,
  read: ReadRequest,
  fault: Fault | null,
): Promise<Answer> {
  const schema = adminSchema();
  const variables = request.variables ?? {};
  const errors = validate(schema, read.document);
  if (errors.length > 0) return answer({ errors: errors.map((error) => error.toJSON()) });

  const fragments = new Map(
    read.document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one]),
  );
  const requested = requestedCost(schema, read.operation, fragments, variables);
  const log = (executed: boolean) =>
    recordRequest(world, {
      shop: shop.domain,
      operation: read.names.join(' '),
      variables,
      cost: requested,
      fault: fault?.kind ?? null,
      executed,
    });
  if (requested > MAX_COST) {
    log(false);
    const message = `Query cost is ${requested}, which exceeds the single query max cost limit (${MAX_COST}).`;
    return answer({
      errors: [apiError('MAX_COST_EXCEEDED', message, { cost: requested, maxCost: MAX_COST }).toJSON()],
    });
  }
  shop.bucket = refilled(shop.bucket, shop.plan, world.clock.ms());
  if (fault?.kind === 'throttled' || shop.bucket.available < requested) {
    log(false);
    const documentation = 'https://shopify.dev/api/usage/rate-limits';
    return answer({
      errors: [apiError('THROTTLED', 'Throttled', { documentation }).toJSON()],
      extensions: { cost: costView(shop, requested, null) },
    });
  }
  if (fault?.kind === 'internal-error') {
    log(false);
    return answer({
      errors: [
        apiError('INTERNAL_SERVER_ERROR', 'Internal error. Looks like something went wrong on our end.').toJSON(),
      ],
    });
  }
  shop.bucket = { ...shop.bucket, available: shop.bucket.available - requested };
  log(true);

  const act = newAct(world, shop, 'app');
  const context: Context = {
    act,
    scopes: caller.scopes,
    online: caller.online,
    fault,
    sent: JSON.stringify(variables),
    searchWarnings: [],
  };
  const result: ExecutionResult = await execute({
    schema,
    document: read.document,
    variableValues: variables,
    operationName: request.operationName ?? null,
    contextValue: context,
  });
  const mutationFields =
    read.operation.operation === OperationTypeNode.MUTATION ? read.names.length - (read.operation.name ? 1 : 0) : 0;
  const actual = actualCost(result.data, mutationFields, requested);
  shop.bucket = { ...shop.bucket, available: shop.bucket.available + requested - actual };
  const body: Record<string, unknown> = {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(result.errors ? { errors: result.errors.map((error) => shown(error)) } : {}),
    extensions: { cost: costView(shop, requested, actual), ...searchView(context) },
  };
  return { body, webhooks: Promise.race([Promise.all(act.webhooks), patience()]) };
}

function answer(body: Record<string, unknown>): Answer {
  return { body, webhooks: Promise.resolve() };
}

function costView(shop: Shop, requested: number, actual: number | null) {
  return {
    requestedQueryCost: requested,
    actualQueryCost: actual,
    throttleStatus: throttleStatus(shop.bucket, shop.plan),
  };
}

/** A wrong variable is told apart from other errors, as the real API does. */
function shown(error: GraphQLError) {
  const json = error.toJSON();
  if (json.extensions?.['code'] !== undefined) return json;
  if (error.path === undefined && error.message.startsWith('Variable "$')) {
    return { ...json, extensions: { code: 'INVALID_VARIABLE', problems: [{ path: [], explanation: error.message }] } };
  }
  return { ...json, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

function searchView(context: Context) {
  if (context.searchWarnings.length === 0) return {};
  return {
    search: context.searchWarnings.map(({ query, field }) => ({
      query,
      warnings: [{ field, message: 'Invalid search field for this query.', code: 'invalid_field' }],
    })),
  };
}

/** A receiver that never answers must not hold the answer back for ever. */
function patience(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_WAIT_MS).unref();
  });
}
