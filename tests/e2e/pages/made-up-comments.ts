/** What the Comments tab of a made-up order shows: a file in each state, and texts that could break the page. */
import type { CommentsTabView, DocumentView } from '#app/views/order-comments.ts';
import { at, id } from './made-up.ts';

const file = (number: number, more: Partial<DocumentView>): DocumentView => ({
  id: id(number),
  title: 'Shipping label',
  state: { code: 'stored', label: 'Ready', tone: 'success' },
  sentence: 'PDF, 43 kB',
  createdAt: at(50),
  nextTryAt: null,
  can: { open: true, retry: false, revoke: false },
  openLinks: 0,
  openings: [],
  ...more,
});

export const comments: CommentsTabView = {
  tab: 'comments',
  material: [
    { label: 'Delivery type', value: 'ParcelShopDelivery' },
    { label: 'Preferred shipping provider', value: 'gls-parcelshop' },
  ],
  documents: [
    file(901, {
      can: { open: true, retry: false, revoke: true },
      openLinks: 2,
      openings: [
        { id: id(911), at: at(3), what: 'Refused: the link was expired, revoked or wrong', person: null },
        { id: id(912), at: at(4), what: 'Opened', person: 'Shopify user 42' },
        { id: id(913), at: at(5), what: 'Link made', person: 'Shopify user 42' },
      ],
    }),
    file(902, {
      title: 'Return label',
      state: { code: 'retrying', label: 'Trying again', tone: 'warning' },
      sentence: 'Miinto does not know this document.',
      nextTryAt: at(-5),
      can: { open: false, retry: true, revoke: false },
    }),
    file(903, {
      title: 'Packing slip',
      state: { code: 'failed', label: 'Not fetched', tone: 'critical' },
      sentence:
        'A web page came instead of a PDF. It is not tried again by itself: take it from the channel’s own panel, or try again here.',
      can: { open: false, retry: true, revoke: false },
    }),
  ],
  comments: [
    { id: id(921), at: at(2), author: 'Shopify user 42', text: 'Buyer called:\nleave it with the neighbour.' },
    { id: id(922), at: at(49), author: null, text: 'Shipping label arrived.' },
    { id: id(923), at: at(60), author: 'Shopify user 7', text: `<b>not bold</b> ${'wideword'.repeat(30)} שלום 🧣` },
  ],
  longest: 2000,
};
