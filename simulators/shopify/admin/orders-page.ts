import { visibleFulfilmentOrders } from '../fulfilments/claim.ts';
import { fulfilmentsOf } from '../fulfilments/ship.ts';
import {
  currentTotal,
  financialStatus,
  fulfilmentStatus,
  lineTotal,
  originalTotal,
  refunded,
  refundsOf,
  shippingTotal,
  subtotal,
  taxTotal,
  unfulfilled,
} from '../orders/totals.ts';
import { legacyId } from '../state/gid.ts';
import { toMoney, type AmountBag } from '../state/money.ts';
import type { Shop } from '../state/shop.ts';
import type { Address, Order } from '../state/types.ts';
import type { World } from '../world.ts';
import { html, type Html } from './html.ts';
import { storeName } from './layout.ts';

const PAGE_SIZE = 50;

const money = (bag: AmountBag) => `${toMoney(bag.presentment)} ${bag.presentment.currency}`;

function badge(status: string): Html {
  const good = ['PAID', 'FULFILLED', 'SUCCESS'].includes(status);
  const bad = ['VOIDED', 'CANCELLED', 'REFUNDED'].includes(status);
  const text = status.toLowerCase().replaceAll('_', ' ');
  return html`<span class="badge ${good ? 'ok' : bad ? 'bad' : 'wait'}"
    >${text[0]?.toUpperCase()}${text.slice(1)}</span
  >`;
}

export function orderList(shop: Shop, pageNumber: number): Html {
  const all = [...shop.orders.values()].reverse();
  const shown = all.slice((pageNumber - 1) * PAGE_SIZE, pageNumber * PAGE_SIZE);
  const base = `/store/${storeName(shop)}/orders`;
  const row = (order: Order) =>
    html`<tr>
      <td>
        <a href="${base}/${legacyId(order.id)}"><b>${order.name}</b></a>
      </td>
      <td>${order.createdAt.replace('T', ' ').replace('Z', '')}</td>
      <td>${[order.shippingAddress?.firstName, order.shippingAddress?.lastName].filter(Boolean).join(' ')}</td>
      <td>${order.sourceName ?? '—'}</td>
      <td>${badge(order.cancelledAt ? 'CANCELLED' : financialStatus(order))} ${badge(fulfilmentStatus(order))}</td>
      <td class="tags">${order.tags.map((tag) => html`<span class="badge">${tag}</span>`)}</td>
      <td class="n">${money(originalTotal(order))}</td>
    </tr>`;
  return html`<div class="page">
    <h1>Orders <span class="badge">${all.length}</span></h1>
    <div class="card">
      <table>
        <thead>
          <tr>
            <th>Order</th>
            <th>Date (UTC)</th>
            <th>Customer</th>
            <th>Channel</th>
            <th>Status</th>
            <th>Tags</th>
            <th class="n">Total</th>
          </tr>
        </thead>
        <tbody>
          ${
            shown.length > 0
              ? shown.map(row)
              : html`<tr>
                  <td colspan="7" class="muted">No orders yet.</td>
                </tr>`
          }
        </tbody>
      </table>
    </div>
    <div class="actions">
      ${pageNumber > 1 ? html`<a class="button" href="${base}?page=${pageNumber - 1}">Newer</a>` : ''}
      ${all.length > pageNumber * PAGE_SIZE ? html`<a class="button" href="${base}?page=${pageNumber + 1}">Older</a>` : ''}
    </div>
  </div>`;
}

export function orderPage(world: World, shop: Shop, order: Order): Html {
  const base = `/store/${storeName(shop)}/orders/${legacyId(order.id)}`;
  const act = { world, shop };
  const routed = visibleFulfilmentOrders(act, order);
  const open = order.cancelledAt === null;
  const placeName = (id: string) => shop.locations.get(id)?.name ?? id;
  const lineRow = (line: Order['lines'][number]) =>
    html`<tr>
      <td>
        <b>${line.title}</b><br /><span class="muted">${line.variantTitle} ${line.sku ? `· SKU ${line.sku}` : ''}</span>
        ${line.properties.map(({ name, value }) => html`<br /><span class="muted">${name}: ${value}</span>`)}
      </td>
      <td class="n">${money(line.unitPrice)} × ${line.quantity}</td>
      <td>
        ${line.fulfilled > 0 ? html`<span class="badge ok">${line.fulfilled} fulfilled</span> ` : ''}
        ${unfulfilled(line) > 0 ? html`<span class="badge wait">${unfulfilled(line)} unfulfilled</span> ` : ''}
        ${line.refunded > 0 ? html`<span class="badge bad">${line.refunded} removed or refunded</span>` : ''}
      </td>
      <td class="n">${money(lineTotal(line))}</td>
    </tr>`;
  const moves = [...shop.locations.values()].filter((place) => place.active);
  return html`<div class="page">
    <h1>
      ${order.name} ${badge(order.cancelledAt ? 'CANCELLED' : financialStatus(order))} ${badge(fulfilmentStatus(order))}
    </h1>
    <p class="muted">
      ${order.createdAt.replace('T', ' ').replace('Z', '')} UTC from ${order.sourceName ?? 'the shop'}
    </p>
    <div class="columns">
      <div>
        <div class="card">
          <table>
            <tbody>
              ${order.lines.map(lineRow)}
            </tbody>
          </table>
        </div>
        <div class="card">
          <h2>Fulfilment</h2>
          <div class="in">
            ${routed.length === 0 ? html`<p class="muted">Not routed to a location yet.</p>` : ''}
            ${routed.map((one) => html`<p>${badge(one.status)} <b>${placeName(one.locationId)}</b> · ${one.lines.reduce((sum, line) => sum + line.remaining, 0)} to ship</p>`)}
            ${fulfilmentsOf(act, order).map((one) => html`<p>${badge(one.status)} ${one.name} from ${placeName(one.locationId)} · ${one.trackingCompany} ${one.trackingNumbers.join(', ')}</p>`)}
            ${
              open && routed.some((one) => one.status === 'OPEN' || one.status === 'IN_PROGRESS')
                ? html`<form class="inline" method="post" action="${base}/ship">
                      <input name="company" placeholder="Carrier" /><input
                        name="number"
                        placeholder="Tracking"
                        style="width:150px"
                      />
                      <button class="primary">Fulfil items</button>
                    </form>
                    <form class="inline" method="post" action="${base}/move">
                      <select name="location">
                        ${moves.map((place) => html`<option value="${place.id}">${place.name}</option>`)}
                      </select>
                      <button>Change location</button>
                    </form>`
                : ''
            }
          </div>
        </div>
        <div class="card">
          <h2>Payment</h2>
          <table>
            <tbody>
              <tr>
                <td>Subtotal</td>
                <td class="n">${money(subtotal(order))}</td>
              </tr>
              <tr>
                <td>Shipping</td>
                <td class="n">${money(shippingTotal(order))}</td>
              </tr>
              <tr>
                <td>Tax${order.taxesIncluded ? ' (included)' : ''}</td>
                <td class="n">${money(taxTotal(order))}</td>
              </tr>
              <tr>
                <td><b>Total</b></td>
                <td class="n"><b>${money(originalTotal(order))}</b></td>
              </tr>
              ${order.transactions.map(
                (one) =>
                  html`<tr>
                    <td>${one.kind} · ${one.gateway}</td>
                    <td class="n">${money(one.amount)}</td>
                  </tr>`,
              )}
              ${
                refunded(order).shop.minor > 0
                  ? html`<tr>
                      <td>Current total</td>
                      <td class="n">${money(currentTotal(shop, order))}</td>
                    </tr>`
                  : ''
              }
            </tbody>
          </table>
        </div>
        ${refundsOf(shop, order).map(
          (one) =>
            html`<div class="card">
              <h2>Refund</h2>
              <div class="in">
                ${one.lines.map((line) => html`<p>${line.quantity} × ${order.lines.find((ordered) => ordered.id === line.lineId)?.title} · ${line.restockType.toLowerCase().replace('_', ' ')}</p>`)}
                <p class="muted">${one.note} · ${one.createdAt}</p>
              </div>
            </div>`,
        )}
        ${
          open
            ? html`<div class="actions">
                <form method="post" action="${base}/refund"><button>Refund what is left</button></form>
                <form method="post" action="${base}/cancel"><button class="danger">Cancel order</button></form>
              </div>`
            : ''
        }
      </div>
      <div>
        <div class="card">
          <h2>Notes</h2>
          <div class="in">${order.note ?? html`<span class="muted">No notes</span>`}</div>
        </div>
        <div class="card">
          <h2>Additional details</h2>
          <div class="in">
            ${order.customAttributes.length > 0 ? order.customAttributes.map(({ key, value }) => html`<p><span class="muted">${key}</span><br />${value}</p>`) : html`<span class="muted">None</span>`}
          </div>
        </div>
        <div class="card">
          <h2>Customer</h2>
          <div class="in">
            ${order.customerId ? (shop.customers.get(order.customerId)?.email ?? 'Customer') : 'No customer'}<br />${order.email}
          </div>
        </div>
        <div class="card">
          <h2>Shipping address</h2>
          <div class="in">${addressLines(order.shippingAddress)}</div>
        </div>
        <div class="card">
          <h2>Tags</h2>
          <div class="in tags">${order.tags.map((tag) => html`<span class="badge">${tag}</span>`)}</div>
        </div>
        <div class="card">
          <h2>Source</h2>
          <div class="in">${order.sourceName}<br />${order.sourceIdentifier}<br />${order.sourceUrl}</div>
        </div>
        <div class="card">
          <h2>Metafields</h2>
          <div class="in">
            ${order.metafields.map((one) => html`<p><span class="muted">${one.key}</span><br />${one.value}</p>`)}
          </div>
        </div>
      </div>
    </div>
  </div>`;
}

function addressLines(address: Address | null): Html {
  if (!address) return html`<span class="muted">None</span>`;
  const lines = [
    [address.firstName, address.lastName].filter(Boolean).join(' '),
    address.company,
    address.address1,
    address.address2,
    [address.zip, address.city].filter(Boolean).join(' '),
    address.countryCode,
    address.phone,
  ];
  return html`${lines.filter(Boolean).map((line) => html`${line}<br />`)}`;
}
