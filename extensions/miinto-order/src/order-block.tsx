import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { appAddress, readSummary, type Answer, type OrderSummary } from './order-summary.ts';

/** Shopify calls this once the block is shown. */
export default function start(): void {
  render(<OrderBlock />, document.body);
}

function OrderBlock() {
  const { i18n, data } = shopify;
  const storeRef = data.selected[0]?.id;
  const [answer, setAnswer] = useState<Answer | null>(null);
  const load = useCallback(() => {
    if (storeRef === undefined) return;
    setAnswer(null);
    void readSummary(storeRef).then(setAnswer);
  }, [storeRef]);
  useEffect(load, [load]);

  return (
    <s-admin-block heading={i18n.translate('heading')} collapsedSummary={summaryOf(answer)}>
      {answer === null && <s-spinner accessibilityLabel={i18n.translate('loading')} />}
      {answer?.kind === 'not-ours' && <s-text color="subdued">{i18n.translate('notOurs')}</s-text>}
      {answer?.kind === 'unreachable' && (
        <s-stack gap="base">
          <s-text>{i18n.translate('unreachable')}</s-text>
          <s-button onClick={load}>{i18n.translate('tryAgain')}</s-button>
        </s-stack>
      )}
      {answer?.kind === 'order' && <Summary order={answer.order} />}
    </s-admin-block>
  );
}

function Summary({ order }: { readonly order: OrderSummary }) {
  const { i18n } = shopify;
  return (
    <s-stack gap="base">
      <s-stack direction="inline" gap="base" alignItems="center">
        <s-text type="strong">
          {`${i18n.translate('number', { channel: order.channelName })} ${order.channelOrderId ?? ''}`.trim()}
        </s-text>
        <s-badge tone={toneOf(order.status.tone)}>{order.status.label}</s-badge>
      </s-stack>
      {order.note !== '' && <s-text>{order.note}</s-text>}
      <Fact name={i18n.translate('market')} value={order.market} />
      {order.answerBy !== null && <Fact name={i18n.translate('answerBy')} value={dateText(order.answerBy)} />}
      {order.shipBy !== null && <Fact name={i18n.translate('shipBy')} value={dateText(order.shipBy)} />}
      <s-link href={appAddress(order)}>{i18n.translate('open')}</s-link>
    </s-stack>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <s-stack direction="inline" gap="small">
      <s-text color="subdued">{name}</s-text>
      <s-text>{value}</s-text>
    </s-stack>
  );
}

/** In the merchant's language and zone. */
function dateText(instant: string): string {
  return shopify.i18n.formatDate(new Date(instant), { dateStyle: 'medium', timeStyle: 'short' });
}

/** Shown while the block is folded up; Shopify cuts it at 30 characters. */
function summaryOf(answer: Answer | null): string {
  return answer?.kind === 'order' ? `${answer.order.channelName}: ${answer.order.status.label}` : '';
}

/** The app's tones in Shopify's words. */
function toneOf(tone: string): 'auto' | 'info' | 'success' | 'warning' | 'critical' | 'caution' {
  switch (tone) {
    case 'info':
    case 'success':
    case 'warning':
    case 'critical':
      return tone;
    case 'attention':
      return 'caution';
    default:
      return 'auto';
  }
}
