import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import '@partnerkit/ui/styles.css';
import './page.css';

export const metadata: Metadata = { title: 'Customers', icons: { icon: 'data:,' } };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
