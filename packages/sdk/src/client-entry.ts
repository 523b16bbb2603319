export { guardedMutation } from './client/guarded-mutation.ts';
export { tellFailure } from './client/observed-call.ts';
export { regionFigures } from './client/region-figures.ts';
export { selectedCustomers } from './client/selected-customers.ts';
export { withHostFields } from './client/with-host-fields.ts';
export { refusalField } from './errors/refusal-field.ts';
export { createHostFieldValues } from './host-fields/host-field-values.ts';
export { allRows, Pager } from './operation/pager.ts';
