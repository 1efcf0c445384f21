import type { OrderHead, OrderTab, OrderTabView } from '../../views/order.ts';
import { AddressTabBody } from './address-tab.tsx';
import type { Act } from './answer-bar.tsx';
import { CommentsTab } from './comments-tab.tsx';
import { CommunicationTabBody } from './communication-tab.tsx';
import { GeneralTabBody } from './general-tab.tsx';
import { ItemsTabBody } from './items-tab.tsx';
import { RefundsTab } from './refunds-tab.tsx';
import { RmaTab } from './rma-tab.tsx';
import { ShipmentsTab } from './shipments-tab.tsx';

/** What the chosen tab shows. */
export function OrderTabBody({
  head,
  body,
  busy,
  onAct,
  onShow,
}: {
  readonly head: OrderHead;
  readonly body: OrderTabView;
  readonly busy: string | null;
  readonly onAct: Act;
  readonly onShow: (tab: OrderTab, cursor?: string) => void;
}) {
  switch (body.tab) {
    case 'general':
      return <GeneralTabBody head={head} body={body} />;
    case 'address':
      return <AddressTabBody head={head} body={body} />;
    case 'items':
      return <ItemsTabBody body={body} busy={busy} onAct={onAct} />;
    case 'shipments':
      return <ShipmentsTab view={body} busy={busy} onAct={onAct} />;
    case 'rma':
      return <RmaTab view={body} busy={busy} onAct={onAct} />;
    case 'refunds':
      return <RefundsTab view={body} busy={busy} onAct={onAct} />;
    case 'comments':
      return <CommentsTab view={body} busy={busy} onAct={onAct} />;
    case 'communication':
      return (
        <CommunicationTabBody
          body={body}
          onOlder={(cursor) => onShow('communication', cursor)}
          onNewest={() => onShow('communication')}
        />
      );
  }
}
