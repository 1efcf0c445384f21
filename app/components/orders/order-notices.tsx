import { Banner } from '@shopify/polaris';
import type { OrderHead } from '../../views/order.ts';
import { Moment } from '../moment.tsx';

/** What a click was refused with, what needs attention, and that a person has taken over. */
export function OrderNotices({ head, refused }: { readonly head: OrderHead; readonly refused: string | null }) {
  return (
    <>
      {refused !== null && <Banner tone="critical">{refused}</Banner>}
      {head.handled !== null && (
        <Banner tone="info" title="Handled by hand">
          {head.handled.by === null ? 'Somebody' : <bdi>{head.handled.by}</bdi>}
          {' marked this order as handled on '}
          <Moment at={head.handled.at} />
          {'. The app does nothing more for it. “Undo handled” takes it up again where it stood.'}
        </Banner>
      )}
      {head.attention.map((item) => (
        <Banner key={item.id} tone="warning">
          {item.message}
        </Banner>
      ))}
    </>
  );
}
