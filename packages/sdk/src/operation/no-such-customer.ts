/** Why a row is refused whose customer is not in the data; for its field `customerId`. */
export function noSuchCustomer(customerId: string): string {
  return `there is no customer ${JSON.stringify(customerId)}`;
}
