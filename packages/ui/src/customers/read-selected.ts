export { selectedCustomers } from '@partnerkit/sdk/client';
