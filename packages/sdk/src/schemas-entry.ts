export { assignAdministratorSchema, grantAccessSchema } from './administrators/administrators.contract.ts';
export { contract } from './contract/contract.ts';
export { customerSchema, listedCustomerSchema } from './customers/customer.schema.ts';
export { organizationProfileSchema } from './organization/organization.contract.ts';
export { addUserSchema, setUserRolesSchema } from './organization/users.contract.ts';
export { reportCadenceSchema } from './reports/report-schedule.schema.ts';
export {
  runReportSchema,
  saveReportScheduleSchema,
  saveReportTemplateSchema,
} from './reports/reports.contract.ts';
export { resourceSchema } from './resources/resource.schema.ts';
export { licensePoolSchema, subscriptionSchema } from './subscriptions/subscription.schema.ts';
export {
  changeTrialSchema,
  endTrialSchema,
  extendTrialSchema,
  startTrialForNewCustomerSchema,
  startTrialSchema,
  trialDaysSchema,
  trialLicensesSchema,
} from './trials/trial-input.schema.ts';
export { worklistChangeSchema } from './worklist/worklist.contract.ts';
