import { connection } from 'next/server';
import { portfolio } from '../../portfolio';
import { Customers } from './customers';

/** The rows are fetched on the server for each request, and handed on as plain data. */
export default async function Page() {
  await connection();
  return <Customers rows={portfolio} />;
}
