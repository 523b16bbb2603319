import { renderToString } from 'react-dom/server';
import { TableAndChart } from './table-and-chart.tsx';

/** The page as a server sends it. */
export const render = () => renderToString(<TableAndChart />);
