/** What the list of customers is called and who may ask for it, known before its declaration has loaded. */
export const customerListAccess = { id: 'customers.list', permission: 'customers.see' } as const;
