import { memorySource } from '@partnerkit/sdk';
import { CustomerTable, PartnerProvider } from '@partnerkit/ui';
import '@partnerkit/ui/styles.css';
import rows from './customers.json';

const source = memorySource({ customers: rows });

export default function App() {
  return (
    <PartnerProvider source={source}>
      <CustomerTable />
    </PartnerProvider>
  );
}
