export {
  createFakeServer,
  type FakeRequest,
  type FakeServer,
  type FakeServerOptions,
} from './fake-server.ts';
export { fakeServerHandlers, type MockedHttp } from './fake-server-handlers.ts';
export { type RoutedPage, type RoutedRequest, routePartner } from './route-partner.ts';
