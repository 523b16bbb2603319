import { describe, expect, it } from 'vitest';
import { defaultResources } from './default-resources.ts';
import { checkedResources, resourcesFor } from './resource-content.ts';

const url = 'https://help.example/1';
const onOpen = () => {};

describe('the content that a host supplies (RES-1)', () => {
  it.each([
    [{ title: 'A', url }, 'id'],
    [{ id: 'a', url }, 'title'],
    [{ id: 'a', title: '', url }, 'title'],
    [{ id: 'a', title: {}, url }, 'title'],
    [{ id: 'a', title: { en: 7 }, url }, 'title'],
    [{ id: 'a', title: 'A' }, 'url'],
    [{ id: 'a', title: 'A', url: 'javascript:alert(1)' }, 'url'],
    [{ id: 'a', title: 'A', url: ' java\nscript:alert(1)', onOpen }, 'url'],
    [{ id: 'a', title: 'A', url: 'data:text/html,x' }, 'url'],
    [{ id: 'a', title: 'A', url: '/help' }, 'url'],
    [{ id: 'a', title: 'A', onOpen: 'help()' }, 'onOpen'],
    [{ id: 'a', title: 'A', url, topics: 'calling' }, 'topics'],
    [{ id: 'a', title: 'A', url, topics: ['x', 7] }, 'topics[1]'],
    [{ id: 'a', title: 'A', url, kind: 7 }, 'kind'],
    [{ id: 'a', title: 'A', url, roles: 'all' }, 'roles'],
    [{ id: 'a', title: 'A', url, isFeatured: 'yes' }, 'isFeatured'],
    [{ id: 'good', title: 'A', url }, 'id'],
    [null, ''],
    ['A', ''],
  ])('refuses %o by its field %s and keeps the rest', (bad, field) => {
    const good = { id: 'good', title: 'Good', url };
    const { resources, refused } = checkedResources({ resources: [good, bad] as never });
    expect(resources).toEqual([good]);
    expect(refused).toEqual([{ index: 1, field, message: expect.stringMatching(/\S/) }]);
  });

  it('keeps fields of the host’s own; null is absent', () => {
    const mine = { id: 'a', title: 'A', onOpen, team: 7, kind: null };
    const { resources } = checkedResources({ resources: [mine] as never });
    expect(resources[0]).toEqual({ id: 'a', title: 'A', onOpen, team: 7 });
  });

  it('uses names of topics that are texts', () => {
    const topics = { calling: { en: 'Calling' }, bad: 7, empty: {}, __proto__: null };
    expect(checkedResources({ resources: [], topics } as never).topics).toEqual({
      calling: { en: 'Calling' },
    });
  });

  it.each([[null], [undefined], [[]], [{}], [{ resources: 'all' }]])('%o is malformed', (content) => {
    expect(() => checkedResources(content as never)).toThrow(expect.objectContaining({ code: 'malformed' }));
  });

  it('shows what is for a role to those who have it', () => {
    const forAll = { id: 'a', title: 'A', url };
    const forSome = { id: 'b', title: 'B', url, roles: ['partnerFullAdmin', 'helpdesk'] };
    const resources = [forAll, forSome];
    expect(resourcesFor(resources, ['helpdesk'])).toEqual(resources);
    expect(resourcesFor(resources, ['partnerAdmin'])).toEqual([forAll]);
    expect(resourcesFor(resources, [])).toEqual([forAll]);
  });
});

describe('the content that ships (RES-1)', () => {
  const { resources, topics, refused } = checkedResources(defaultResources);

  it('fits, and leads to the vendor’s help alone', () => {
    expect(refused).toEqual([]);
    const addresses = resources.map(({ url: address = '' }) => new URL(address));
    expect(new Set(addresses.map(({ origin }) => origin))).toEqual(new Set(['https://help.webex.com']));
    expect(new Set(addresses.map(({ href }) => href)).size).toBe(resources.length);
  });

  it('is there in every language, with a name for every topic', () => {
    const texts = [...resources.map(({ title }) => title), ...Object.values(topics)];
    for (const text of texts)
      expect(Object.keys(text)).toEqual(['en', 'it', 'ar', 'de', 'fr', 'es', 'pt', 'ja']);
    const used = new Set(resources.flatMap((one) => one.topics ?? []));
    expect([...used].sort()).toEqual(Object.keys(topics).sort());
  });

  it('has quick links and featured ones', () => {
    expect(resources.some(({ isQuickLink }) => isQuickLink)).toBe(true);
    expect(resources.some(({ isFeatured }) => isFeatured)).toBe(true);
  });
});
