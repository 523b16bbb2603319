import type { FigureDefinition, FigureId } from './figure.ts';

/** What each figure means. */
export const figureDefinitions: Readonly<Record<FigureId, FigureDefinition>> = {
  totalCustomers: {
    unit: 'customers',
    spec: 'KPI-1',
    definition: 'Customers with calling or meetings in any subscription or trial on record.',
  },
  expiringCustomers: {
    unit: 'customers',
    spec: 'KPI-2',
    definition:
      'Customers with a subscription that does not renew by itself, or a trial, that ends in the next 90 days.',
    isOurRule: true,
  },
  renewingCustomers: {
    unit: 'customers',
    spec: 'KPI-3',
    definition: 'Customers with a subscription that renews by itself in the next 90 days.',
  },
  lowAssignmentCustomers: {
    unit: 'customers',
    spec: 'KPI-4',
    definition:
      'Customers with a running license pool whose assignment rate is below the lower quartile of its peers and at least 20 percentage points below their median.',
    isOurRule: true,
  },
  overLimitCustomers: {
    unit: 'customers',
    spec: 'KPI-5',
    definition: 'Customers with more licenses assigned than purchased in a running subscription or trial.',
  },
  'recentlyAdded.newCustomers': {
    unit: 'customers',
    spec: 'SUB-1',
    definition: 'Customers with a subscription or trial of the product added in the last 90 days.',
  },
  'recentlyAdded.totalLicenses': {
    unit: 'licenses',
    spec: 'SUB-1',
    definition: 'Licenses of the product purchased in all subscriptions and trials of those customers.',
  },
  'expiring.customers': {
    unit: 'customers',
    spec: 'SUB-2',
    definition: 'Customers with a license pool of the product that ends in the next 90 days.',
    isOurRule: true,
  },
  'expiring.assignedShare': {
    unit: 'share',
    spec: 'SUB-2',
    definition: 'Assigned licenses divided by purchased ones, over the expiring pools.',
  },
  'expiring.usedShare': {
    unit: 'share',
    spec: 'SUB-2',
    definition: 'Licenses used in the last seven days divided by purchased ones, over the expiring pools.',
  },
  'renewing.customers': {
    unit: 'customers',
    spec: 'SUB-3',
    definition: 'Customers with a license pool of the product that renews by itself in the next 90 days.',
  },
  'renewing.assignedShare': {
    unit: 'share',
    spec: 'SUB-3',
    definition: 'Assigned licenses divided by purchased ones, over the renewing pools.',
  },
  'renewing.usedShare': {
    unit: 'share',
    spec: 'SUB-3',
    definition: 'Licenses used in the last seven days divided by purchased ones, over the renewing pools.',
  },
  'lowAssignment.customers': {
    unit: 'customers',
    spec: 'SUB-4',
    definition: 'Customers with a running license pool of the product with low assignment.',
    isOurRule: true,
  },
  'lowAssignment.assignedShare': {
    unit: 'share',
    spec: 'SUB-4',
    definition: 'Assigned licenses divided by purchased ones, over the pools with low assignment.',
  },
  'lowAssignment.usedShare': {
    unit: 'share',
    spec: 'SUB-4',
    definition:
      'Licenses used in the last seven days, at most those assigned, divided by purchased ones, over the pools with low assignment.',
  },
  'lowAssignment.unassigned': {
    unit: 'licenses',
    spec: 'SUB-4',
    definition: 'Licenses that are not assigned, over the pools with low assignment.',
  },
  'overLimit.customers': {
    unit: 'customers',
    spec: 'SUB-5',
    definition: 'Customers with more licenses of the product assigned than purchased in a running pool.',
  },
  'overLimit.overage': {
    unit: 'licenses',
    spec: 'SUB-5',
    definition: 'Licenses assigned beyond those purchased, pool by pool.',
  },
  'overLimit.averageOverage': {
    unit: 'licensesPerCustomer',
    spec: 'SUB-5',
    definition: 'Licenses assigned beyond those purchased, divided by the customers with overage.',
    isOurRule: true,
  },
};
