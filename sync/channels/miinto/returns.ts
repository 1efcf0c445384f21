/** The facets for return cases and for the merchant's requests, over the assumed wire (returns-wire.ts). */
import { adapterError, type AdapterError } from '../../core/errors.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { ReturnDecision, ReturnRequestDraft } from '../../core/return-types.ts';
import type { Channel, ChannelAccess } from '../channel.ts';
import type { MiintoClient } from './client.ts';
import { readDone } from './envelope.ts';
import { unreadable, type Action } from './errors.ts';
import type { Mapped } from './mapper.ts';
import { collectUntil, type FetchPage } from './pages.ts';
import type { MiintoPaths } from './paths.ts';
import { readData, readPage } from './replies.ts';
import { mapReturn, mapReturnRequest } from './returns-mapper.ts';
import { ASSUMED_RETURNS, createdRequestWire, type ReturnsWire } from './returns-wire.ts';

type Facets = Required<Pick<Channel, 'returns' | 'returnRequests'>>;
type ListPath = 'returns' | 'returnRequests';

/** @param wire how writes are made; the assumption unless it turned out to be another */
export function createReturnFacets(
  client: MiintoClient,
  pageSize: number,
  wire: ReturnsWire = ASSUMED_RETURNS,
): Facets {
  const pages =
    (access: ChannelAccess, path: ListPath): FetchPage =>
    (offset) =>
      client.call(access, {
        service: 'order',
        path,
        query: [
          ['limit', pageSize],
          ['offset', offset],
          ['sort', '-createdAt'],
        ],
        action: reading(
          path === 'returns' ? 'Read returns' : 'Read return requests',
          `the returns of shop ${access.locationId}`,
        ),
        read: readPage,
      });

  const one = async <T extends { readonly id: string }>(
    access: ChannelAccess,
    input: {
      readonly path: keyof MiintoPaths;
      readonly values: Readonly<Record<string, string>>;
      readonly id: string;
      readonly action: Action;
      readonly map: (raw: unknown) => Mapped<T>;
    },
  ): Promise<Result<T, AdapterError>> => {
    const reply = await client.call(access, {
      service: 'order',
      path: input.path,
      values: input.values,
      action: input.action,
      read: readData,
    });
    if (!reply.ok) return reply;
    const mapped = input.map(reply.value);
    if (mapped.kind !== 'record') {
      return err(unreadable(input.action, mapped.kind === 'bad' ? mapped.bad.problem : 'nothing to read'));
    }
    const { record } = mapped;
    return record.id === input.id ? ok(record) : err(unreadable(input.action, `${record.id} instead of ${input.id}`));
  };

  /** Whether the channel knows the calls at all: 404 can mean the call, the case or the order. */
  const knowsCalls = async (access: ChannelAccess, path: ListPath): Promise<Result<boolean, AdapterError>> => {
    const first = await pages(access, path)(0);
    if (first.ok) return ok(true);
    return first.error.kind === 'not-found' ? ok(false) : err(asTemporary(first.error));
  };

  const readCase = (access: ChannelAccess, returnId: string) =>
    one(access, {
      path: 'return',
      values: { returnId },
      id: returnId,
      action: reading(`Read return ${returnId}`, `return ${returnId}`),
      map: mapReturn,
    });

  return {
    returns: {
      list: (access, until) => collectUntil(pages(access, 'returns'), pageSize, mapReturn, until),
      get: readCase,
      async decide(access, decision) {
        const refusal = refuseDecision(decision);
        if (refusal) return err(refusal);
        const { returnId } = decision;
        const reply = await client.call(access, {
          service: 'order',
          path: 'returnDecision',
          values: { returnId },
          method: wire.decisionMethod,
          body: wire.encodeDecision(decision),
          action: { title: `Decide return ${returnId}`, subject: `return ${returnId}`, write: true },
          read: (bodyText, status) =>
            isEmptyDone(bodyText, status) ? { kind: 'value', value: null } : readDone(bodyText),
        });
        if (reply.ok) return ok({ kind: 'sent' });
        if (reply.error.kind !== 'not-found') return reply;
        // Nothing was executed. If the case can be read, it is the call that Miinto does not know.
        const found = await readCase(access, returnId);
        if (found.ok) return ok({ kind: 'unsupported' });
        if (found.error.kind !== 'not-found') return err(asTemporary(found.error));
        const known = await knowsCalls(access, 'returns');
        if (!known.ok) return known;
        return known.value ? reply : ok({ kind: 'unsupported' });
      },
    },

    returnRequests: {
      list: (access, until) => collectUntil(pages(access, 'returnRequests'), pageSize, mapReturnRequest, until),
      get: (access, requestId) =>
        one(access, {
          path: 'returnRequest',
          values: { requestId },
          id: requestId,
          action: reading(`Read return request ${requestId}`, `return request ${requestId}`),
          map: mapReturnRequest,
        }),
      async create(access, draft) {
        const refusal = refuseRequest(draft);
        if (refusal) return err(refusal);
        const { orderId } = draft;
        const reply = await client.call(access, {
          service: 'order',
          path: 'returnRequests',
          method: wire.requestMethod,
          body: wire.encodeRequest(draft),
          action: {
            title: `Request a return of order ${orderId}`,
            subject: `a return of order ${orderId}`,
            write: true,
          },
          read: (bodyText, status) =>
            isEmptyDone(bodyText, status) ? { kind: 'value', value: null } : readData(bodyText),
        });
        if (reply.ok) return ok({ kind: 'sent', requestId: createdRequestWire.parse(reply.value) });
        if (reply.error.kind !== 'not-found') return reply;
        // Nothing was executed. If the order can be read, it is the call that Miinto does not know.
        const order = await client.call(access, {
          service: 'order',
          path: 'order',
          values: { orderId },
          action: reading(`Read order ${orderId}`, `order ${orderId}`),
          read: readData,
        });
        if (order.ok) return ok({ kind: 'unsupported' });
        if (order.error.kind !== 'not-found') return err(asTemporary(order.error));
        const known = await knowsCalls(access, 'returnRequests');
        if (!known.ok) return known;
        return known.value ? reply : ok({ kind: 'unsupported' });
      },
    },
  };
}

function reading(title: string, subject: string): Action {
  return { title, subject, write: false };
}

/** Only 204 and 205 may come without a body; an empty reply with another status may be one that was cut. */
function isEmptyDone(bodyText: string, status: number): boolean {
  return bodyText === '' && (status === 204 || status === 205);
}

/** Our look after a write that surely did nothing failed: the whole may be tried again, whatever stopped the look. */
function asTemporary(error: AdapterError): AdapterError {
  return error.kind === 'unexpected-reply' || error.kind === 'unclear' ? { ...error, kind: 'temporary' } : error;
}

const NOTHING_SENT = 'so nothing was sent to Miinto.';

function refuseDecision({ lines }: ReturnDecision): AdapterError | null {
  if (lines.length === 0) return adapterError('rejected', `The decision names no line, ${NOTHING_SENT}`);
  if (new Set(lines.map(({ id }) => id)).size !== lines.length)
    return adapterError('rejected', `The decision names a line twice, ${NOTHING_SENT}`);
  return lines.some(({ reason }) => reason.trim() === '')
    ? adapterError('rejected', `Each decision needs a reason, ${NOTHING_SENT}`)
    : null;
}

function refuseRequest({ lines }: ReturnRequestDraft): AdapterError | null {
  if (lines.length === 0) return adapterError('rejected', `The request names no position, ${NOTHING_SENT}`);
  if (new Set(lines.map(({ positionId }) => positionId)).size !== lines.length)
    return adapterError('rejected', `The request names a position twice, ${NOTHING_SENT}`);
  if (lines.some(({ quantity }) => !Number.isInteger(quantity) || quantity < 1))
    return adapterError('rejected', `The request names no units, ${NOTHING_SENT}`);
  return lines.some(({ reason }) => reason.trim() === '')
    ? adapterError('rejected', `Each position needs a reason, ${NOTHING_SENT}`)
    : null;
}
