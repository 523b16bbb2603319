const aPool = '{ product: "calling", purchased: 100 }';

/** What stands where a license pool belongs, as messages say it. */
export const poolShape = `an object such as ${aPool}`;
/** What stands where the license pools of a subscription or trial belong. */
export const poolsShape = `a list such as [${aPool}]`;
