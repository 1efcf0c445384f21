import type { Shop } from '../state/shop.ts';
import { html, Html } from './html.ts';
import { STYLE } from './style.ts';

/** What every page of the admin needs to know. */
export interface PageFrame {
  readonly shop: Shop;
  readonly shops: readonly Shop[];
  readonly appName: string;
  readonly appHandle: string;
  /** The entry of the side that is open. */
  readonly here: 'orders' | 'products' | 'settings' | 'app';
  readonly title: string;
}

export function storeName(shop: Shop): string {
  return shop.domain.replace('.myshopify.com', '');
}

/** A whole page: top bar, side, content. */
export function page(frame: PageFrame, content: Html, scripts: Html = html``): string {
  const base = `/store/${storeName(frame.shop)}`;
  const entry = (name: PageFrame['here'], label: string, href: string) =>
    html`<a href="${href}" class="${frame.here === name ? 'here' : ''}">${label}</a>`;
  const others = frame.shops.filter((shop) => shop !== frame.shop);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${frame.title} · ${frame.shop.name}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <div class="top">
          <b>Simulated Shopify</b><span class="badge">simulated</span>
          ${others.map((shop) => html`<a href="/store/${storeName(shop)}" style="color:#b5b5b5">${shop.name}</a>`)}
          <span class="shop">${frame.shop.name}</span>
        </div>
        <div class="body">
          <nav class="side">
            ${entry('orders', 'Orders', `${base}/orders`)} ${entry('products', 'Products', `${base}/products`)}
            ${entry('settings', 'Settings', `${base}/settings`)}
            <h4>Apps</h4>
            ${entry('app', frame.appName, `${base}/apps/${frame.appHandle}`)}
            <div class="sub" id="app-nav"></div>
          </nav>
          <main class="main">${content}</main>
        </div>
        ${scripts}
      </body>
    </html>`.text;
}
