import type { ChannelItem } from '#sync/core/channel-types.ts';
import { money } from '#sync/core/money.ts';
import type { Outcome } from '#sync/core/verdict-types.ts';
import { linkOf, positionOf, type LineRow } from '#sync/persistence/order-rows.ts';
import type { LineView } from '../views/order.ts';
import { verdictInputs } from './verdict-inputs.server.ts';

/** Of a stored verdict, what is shown. */
interface VerdictRow {
  readonly outcome: string;
  readonly by: string;
  readonly proposal: boolean;
  readonly reason: string;
  readonly sentence: string;
  readonly inputs: unknown;
  readonly settingsVersion: number;
  readonly createdAt: Date;
}

/** A position as its order's page shows it. */
export function lineView(input: {
  readonly line: LineRow;
  readonly verdict: VerdictRow | null;
  readonly answerable: boolean;
  /** Whether the channel names the article, so that a person's link could be found again. */
  readonly articleKnown: boolean;
  /** Whether a person's link to this article stands. */
  readonly linkedByPerson: boolean;
  readonly productUrl: (variantRef: string) => string | null;
}): LineView {
  const { line, verdict } = input;
  const position = positionOf(line);
  const link = linkOf(line);
  return {
    id: line.id,
    positionId: line.channelPositionId,
    title: titleOf(position.item, line.channelPositionId),
    facts: factsOf(position.item, line.channelPositionId),
    quantity: line.quantity,
    accepted: line.acceptedQuantity,
    // The two sides may tell of the same units, so they are not added up.
    cancelled: Math.max(line.channelCancelled, line.storeCancelled),
    shipped: line.shippedQuantity,
    unitPrice: money(Number(line.unitPriceMinor), line.currency),
    channelState: line.channelState,
    product: link && { title: link.title, sku: link.sku, url: input.productUrl(link.variantRef) },
    verdict: verdict && verdictView(verdict, line.channelState),
    unreadable: 'problem' in position ? { problem: position.problem, path: position.path } : null,
    answerable: input.answerable,
    linkable:
      link === null &&
      input.articleKnown &&
      line.importEffectId === null &&
      (line.channelState === 'offered' || line.channelState === 'accepted'),
    unlinkable: input.linkedByPerson,
  };
}

function titleOf(item: ChannelItem, positionId: string): string {
  return [item.brand, item.name].filter((part) => part !== null && part !== '').join(' ') || `Position ${positionId}`;
}

function factsOf(item: ChannelItem, positionId: string): LineView['facts'] {
  const facts: readonly (readonly [string, string | null])[] = [
    ['Colour', item.color],
    ['Size', item.size],
    ['Style', item.styleId],
    ['GTIN', item.gtin],
    ['Position', positionId],
  ];
  return facts.flatMap(([label, value]) => (value === null || value === '' ? [] : [{ label, value }]));
}

type Words = Pick<NonNullable<LineView['verdict']>, 'label' | 'tone'>;

const WORDS: Readonly<Record<Outcome, { readonly now: Words; readonly proposed: Words }>> = {
  accept: { now: { label: 'Accept', tone: 'success' }, proposed: { label: 'Accept proposed', tone: 'success' } },
  decline: { now: { label: 'Decline', tone: 'neutral' }, proposed: { label: 'Decline proposed', tone: 'warning' } },
  hold: { now: { label: 'Held', tone: 'attention' }, proposed: { label: 'Your decision', tone: 'attention' } },
  pending: { now: { label: 'Being checked', tone: 'info' }, proposed: { label: 'Being checked', tone: 'info' } },
};

/** What the channel has confirmed is said in the past tense. */
const CONFIRMED: Readonly<Record<string, Words>> = {
  accepted: { label: 'Accepted', tone: 'success' },
  declined: { label: 'Declined', tone: 'neutral' },
  gone: { label: 'Taken back', tone: 'neutral' },
};

function verdictView(verdict: VerdictRow, channelState: string): LineView['verdict'] {
  const outcome = verdict.outcome as Outcome;
  const words = CONFIRMED[channelState] ?? WORDS[outcome][verdict.proposal ? 'proposed' : 'now'];
  return {
    outcome,
    label: words.label,
    tone: words.tone,
    proposal: verdict.proposal && channelState === 'offered' && (outcome === 'accept' || outcome === 'decline'),
    by: verdict.by === 'person' ? 'A person' : 'The rules',
    reason: verdict.reason,
    sentence: verdict.sentence,
    inputs: verdictInputs(verdict.inputs),
    decidedAt: verdict.createdAt.toISOString(),
    settingsVersion: verdict.settingsVersion,
  };
}
