import { levelsOf } from '../inventory/levels.ts';
import { legacyId } from '../state/gid.ts';
import type { Shop } from '../state/shop.ts';
import { html, type Html } from './html.ts';
import { storeName } from './layout.ts';

const PAGE_SIZE = 25;

export function productList(shop: Shop, pageNumber: number): Html {
  const all = [...shop.products.values()];
  const base = `/store/${storeName(shop)}`;
  const shown = all.slice((pageNumber - 1) * PAGE_SIZE, pageNumber * PAGE_SIZE);
  return html`<div class="page">
    <h1>Products <span class="badge">${all.length}</span></h1>
    ${shown.map(
      (product) =>
        html`<div class="card">
          <h2>${product.title} <span class="muted">${product.vendor}</span></h2>
          <table>
            <thead>
              <tr>
                <th>Variant</th>
                <th>SKU</th>
                <th>Barcode</th>
                <th>Price ${shop.currencyCode}</th>
                <th>Available, by location</th>
              </tr>
            </thead>
            <tbody>
              ${product.variantIds.map((id) => variantRow(shop, id, base))}
            </tbody>
          </table>
        </div>`,
    )}
    <div class="actions">
      ${pageNumber > 1 ? html`<a class="button" href="${base}/products?page=${pageNumber - 1}">Back</a>` : ''}
      ${all.length > pageNumber * PAGE_SIZE ? html`<a class="button" href="${base}/products?page=${pageNumber + 1}">More</a>` : ''}
    </div>
  </div>`;
}

function variantRow(shop: Shop, id: string, base: string): Html {
  const variant = shop.variants.get(id);
  if (!variant) return html``;
  const action = `${base}/variants/${legacyId(id)}`;
  return html`<tr>
    <td>${variant.options.map((option) => option.value).join(' / ')}</td>
    <td>${variant.sku}</td>
    <td>${variant.barcode}</td>
    <td>
      <form class="inline" method="post" action="${action}/price">
        <input name="price" value="${variant.price}" aria-label="Price" /><button>Save</button>
      </form>
      ${variant.compareAtPrice ? html`<div class="muted">compare at ${variant.compareAtPrice}</div>` : ''}
    </td>
    <td>
      ${levelsOf(shop, variant.inventoryItemId).map(
        (level) =>
          html`<form class="inline" method="post" action="${action}/stock">
            <span>${shop.locations.get(level.locationId)?.name}</span>
            <input type="hidden" name="location" value="${level.locationId}" />
            <input name="quantity" type="number" value="${level.quantities.available}" aria-label="Available" /><button>
              Save
            </button>
            <span class="muted">${level.quantities.committed} committed</span>
          </form>`,
      )}
    </td>
  </tr>`;
}

export function settingsPage(shop: Shop, appName: string, appHandle: string): Html {
  const base = `/store/${storeName(shop)}`;
  return html`<div class="page">
    <h1>Settings</h1>
    <div class="card">
      <h2>Shop</h2>
      <div class="in">
        ${shop.domain} · ${shop.currencyCode} · ${shop.taxesIncluded ? 'prices include tax' : 'prices without tax'} ·
        plan ${shop.plan}
      </div>
    </div>
    <div class="card">
      <h2>Locations</h2>
      <table>
        <tbody>
          ${[...shop.locations.values()].map(
            (place) =>
              html`<tr>
                <td>${place.name}</td>
                <td>${place.active ? 'Active' : 'Inactive'}</td>
                <td>${place.fulfillsOnlineOrders ? 'Fulfils online orders' : ''}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div class="card">
      <h2>Markets</h2>
      <table>
        <tbody>
          ${[...shop.markets.values()].map(
            (market) =>
              html`<tr>
                <td>${market.name}</td>
                <td>${market.countries.join(', ')}</td>
                <td>${market.currency}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div class="card">
      <h2>Apps</h2>
      <div class="in actions">
        ${appName}
        ${shop.installation ? html`<span class="badge ok">Installed</span>` : html`<span class="badge">Not installed</span>`}
        <form method="post" action="${base}/apps/${appHandle}/${shop.installation ? 'uninstall' : 'install'}">
          <button class="${shop.installation ? 'danger' : 'primary'}">
            ${shop.installation ? 'Uninstall' : 'Install'}
          </button>
        </form>
      </div>
    </div>
  </div>`;
}

export function installPage(shop: Shop, appName: string, appHandle: string, scopes: readonly string[]): Html {
  return html`<div class="page">
    <h1>Install ${appName}</h1>
    <div class="card">
      <h2>This app needs access to</h2>
      <div class="in">
        <ul>
          ${scopes.map((scope) => html`<li>${scope.replaceAll('_', ' ')}</li>`)}
        </ul>
        <form method="post" action="/store/${storeName(shop)}/apps/${appHandle}/install">
          <button class="primary">Install</button>
        </form>
      </div>
    </div>
  </div>`;
}

/** The page with the app in a frame. */
export function appPage(appName: string, source: string): Html {
  return html`<div class="loading" id="loading"></div>
    <div class="appbar"><b id="app-title">${appName}</b><span class="actions" id="title-actions"></span></div>
    <iframe class="appframe" id="app-frame" title="${appName}" name="app-iframe" src="${source}"></iframe>
    <div class="savebar" id="save-bar">
      <span>Unsaved changes</span
      ><span class="actions"><button id="save-discard">Discard</button><button id="save-save">Save</button></span>
    </div>
    <div class="toasts" id="toasts" role="status"></div>
    <div class="shade" id="picker">
      <div class="dialog" role="dialog" aria-label="Choose products">
        <header>
          <b id="picker-title">Choose products</b><input id="picker-search" placeholder="Search" style="width:240px" />
        </header>
        <div class="list" id="picker-list"></div>
        <footer><button id="picker-cancel">Cancel</button><button class="primary" id="picker-add">Add</button></footer>
      </div>
    </div>`;
}
