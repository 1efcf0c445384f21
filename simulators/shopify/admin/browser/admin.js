/* The admin's side of the frame: navigation, title bar, toasts, save bar, product picker. */
(() => {
  const { appOrigin, base, app, shop, appName } = window.adminSettings;
  const frame = document.getElementById('app-frame');
  const at = (id) => document.getElementById(id);
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const tell = (data) => frame.contentWindow.postMessage({ appBridge: true, ...data }, appOrigin);
  const call = (id, value) => id && tell({ type: 'call', id, value });
  const appPath = (path) => `${base}/apps/${app}${path === '/' ? '' : path}`;

  let links = [];
  const showLinks = () => {
    const path = location.pathname.slice(appPath('/').length) || '/';
    at('app-nav').replaceChildren(
      ...links.map(({ href, label }) => {
        const target = new URL(href, appOrigin).pathname;
        const open = path === target || path.startsWith(`${target}/`);
        const link = make('a', { href: appPath(target), textContent: label, className: open ? 'here' : '' });
        link.addEventListener('click', (event) => {
          event.preventDefault();
          tell({ type: 'navigate', href });
        });
        return link;
      }),
    );
  };

  const button = ({ label, primary, disabled, call: id }) => {
    const element = make('button', { textContent: label, className: primary ? 'primary' : '', disabled });
    element.addEventListener('click', () => call(id));
    return element;
  };

  const showToast = ({ id, message, isError, duration, actionLabel, action, dismiss }) => {
    const toast = make('div', { className: isError ? 'toast bad' : 'toast', id, textContent: message });
    const end = () => {
      if (!toast.isConnected) return;
      toast.remove();
      call(dismiss);
    };
    if (actionLabel) {
      const press = make('button', { textContent: actionLabel });
      press.addEventListener('click', () => {
        call(action);
        end();
      });
      toast.append(press);
    }
    at('toasts').append(toast);
    setTimeout(end, duration);
  };

  let saving = { save: null, discard: null };
  at('save-save').addEventListener('click', () => call(saving.save));
  at('save-discard').addEventListener('click', () => call(saving.discard));

  const openPicker = ({ id, resource, action, multiple, search }) => {
    let products = [];
    const list = at('picker-list');
    const item = (value, title, note) => {
      const input = make('input', { type: multiple ? 'checkbox' : 'radio', name: 'picked', value });
      return make('label', {}, input, make('span', { textContent: `${title} ${note || ''}` }));
    };
    const show = async () => {
      const asked = new URLSearchParams({ shop, query: at('picker-search').value });
      products = await (await fetch(`/_admin/picker?${asked}`)).json();
      list.replaceChildren(
        ...products.flatMap((product) =>
          resource === 'variant'
            ? product.variants.map((variant) => item(variant.id, variant.displayName, variant.sku))
            : [item(product.id, product.title, product.vendor)],
        ),
      );
    };
    const close = (selection) => {
      at('picker').classList.remove('on');
      call(id, selection);
    };
    at('picker-title').textContent = resource === 'variant' ? 'Choose variants' : 'Choose products';
    at('picker-add').textContent = action === 'select' ? 'Select' : 'Add';
    at('picker-search').value = search;
    at('picker-search').oninput = () => void show();
    at('picker-cancel').onclick = () => close(null);
    at('picker-add').onclick = () => {
      const ids = new Set([...list.querySelectorAll('input:checked')].map((input) => input.value));
      const all = resource === 'variant' ? products.flatMap((product) => product.variants) : products;
      close(all.filter((one) => ids.has(one.id)));
    };
    at('picker').classList.add('on');
    void show();
  };

  const react = {
    location: ({ path }) => {
      history.replaceState(null, '', appPath(path));
      showLinks();
    },
    nav: (message) => {
      links = message.links.length > 0 ? message.links : links;
      showLinks();
    },
    title: ({ title, buttons }) => {
      at('app-title').textContent = title || appName;
      at('title-actions').replaceChildren(...buttons.map(button));
    },
    loading: ({ on }) => at('loading').classList.toggle('on', on),
    toast: showToast,
    'toast-hide': ({ id }) => at(id)?.remove(),
    'save-bar': ({ on, save, discard }) => {
      saving = { save, discard };
      at('save-bar').classList.toggle('on', on);
    },
    'open-admin': ({ path, newTab }) => {
      // A path inside the app stays in the app; everything else is a page of the admin.
      const target = `${base}${path}`;
      if (newTab) window.open(target);
      else location.assign(target);
    },
    picker: openPicker,
  };
  window.addEventListener('message', (event) => {
    if (event.origin !== appOrigin || !event.data || !event.data.appBridge) return;
    react[event.data.type]?.(event.data);
  });
})();
