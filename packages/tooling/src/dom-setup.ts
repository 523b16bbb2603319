import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// a deferred part takes its time on a busy machine; what never comes still ends
configure({ asyncUtilTimeout: 15_000 });

afterEach(cleanup);
