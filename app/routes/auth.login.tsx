/** Where Shopify's library sends requests that name no shop. Nobody types a shop's address here (App Store rule 2.3.1). */
import { PlainPage } from '../components/plain-page.tsx';

export default function Login() {
  return (
    <PlainPage title="Open this app from your Shopify admin">
      Miinto Sync works inside Shopify. In your Shopify admin, open <strong>Apps</strong> and choose Miinto Sync there.
    </PlainPage>
  );
}
