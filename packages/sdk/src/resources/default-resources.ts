import type { LocalText } from './local-text.ts';
import type { Resource } from './resource.schema.ts';
import type { ResourceContent } from './resource-content.ts';

/** The vendor's help, searched for what is known to stand there: where the articles themselves are is not. */
const helpSearch = 'https://help.webex.com/en-us/search';

type Topic = 'organization' | 'customers' | 'trials' | 'subscriptions' | 'calling' | 'reports';
type Place = 'isFeatured' | 'isQuickLink';

/** A topic of the vendor's help on the partner hub. */
function topic(id: string, about: Topic, en: string, it: string, ar: string, place?: Place): Resource {
  const words = new URLSearchParams({ q: `Partner Hub ${en.toLowerCase()}` });
  return {
    id,
    title: { en, it, ar } satisfies LocalText,
    url: `${helpSearch}?${words}`,
    kind: 'topic',
    topics: [about],
    ...(place ? { [place]: true } : {}),
  };
}

/** What is shown where a host supplies nothing: the topics of the vendor's public help, by title (RES-1). */
export const defaultResources: ResourceContent = {
  topics: {
    organization: { en: 'Organization', it: 'Organizzazione', ar: 'المؤسسة' },
    customers: { en: 'Customers', it: 'Clienti', ar: 'العملاء' },
    trials: { en: 'Trials', it: 'Versioni di prova', ar: 'النسخ التجريبية' },
    subscriptions: { en: 'Subscriptions', it: 'Abbonamenti', ar: 'الاشتراكات' },
    calling: { en: 'Calling', it: 'Chiamate', ar: 'المكالمات' },
    reports: { en: 'Reports', it: 'Report', ar: 'التقارير' },
  },
  resources: [
    topic(
      'launch-organization',
      'organization',
      'Launch my organization',
      'Avvia la mia organizzazione',
      'تشغيل مؤسستي',
      'isQuickLink',
    ),
    topic('customer-list', 'customers', 'Customer list', 'Elenco clienti', 'قائمة العملاء', 'isQuickLink'),
    topic('trials', 'trials', 'Webex trials', 'Prove Webex', 'النسخ التجريبية من Webex', 'isQuickLink'),
    topic(
      'administrators',
      'organization',
      'Partner administrators',
      'Amministratori partner',
      'مسؤولو الشريك',
      'isQuickLink',
    ),
    topic(
      'administrator-roles',
      'organization',
      'Administrator roles',
      'Ruoli di amministratore',
      'أدوار المسؤول',
    ),
    topic('tags', 'customers', 'Custom tags', 'Tag personalizzati', 'الوسوم المخصصة', 'isFeatured'),
    topic('filters', 'customers', 'Filters', 'Filtri', 'عوامل التصفية'),
    topic('subscriptions', 'subscriptions', 'Subscriptions', 'Abbonamenti', 'الاشتراكات'),
    topic('regions', 'organization', 'Region selector', 'Selettore di regione', 'محدّد المنطقة'),
    topic(
      'kpis',
      'subscriptions',
      'Key performance indicators (KPI)',
      'Indicatori delle prestazioni chiave (KPI)',
      'مؤشرات الأداء الرئيسية (KPI)',
    ),
    topic(
      'license-trend',
      'subscriptions',
      'License distribution trend',
      'Tendenza distribuzione licenze',
      'اتجاه توزيع التراخيص',
      'isFeatured',
    ),
    topic(
      'expiring',
      'subscriptions',
      'Expiring in the next 90 days',
      'In scadenza nei prossimi 90 giorni',
      'تنتهي خلال الـ 90 يومًا القادمة',
    ),
    topic(
      'low-assignment',
      'subscriptions',
      'Low license assignment',
      'Assegnazione ridotta delle licenze',
      'انخفاض تعيين التراخيص',
    ),
    topic(
      'over-limit',
      'subscriptions',
      'Customers over license limit',
      'Clienti oltre il limite della licenza',
      'عملاء تجاوزوا حد التراخيص',
    ),
    topic('calling-usage', 'calling', 'Calling usage', 'Utilizzo delle chiamate', 'استخدام المكالمات'),
    topic('call-quality', 'calling', 'Call quality', 'Qualità delle chiamate', 'جودة المكالمات'),
    topic(
      'calling-features',
      'calling',
      'Advanced calling features',
      'Funzionalità di chiamata avanzate',
      'ميزات الاتصال المتقدمة',
    ),
    topic(
      'call-queues',
      'calling',
      'Call queue insights',
      'Approfondimenti sulle code di chiamata',
      'رؤى قوائم انتظار المكالمات',
      'isFeatured',
    ),
    topic(
      'usage-report',
      'reports',
      'Calling usage details report',
      'Report sui dettagli dell’utilizzo delle chiamate',
      'تقرير تفاصيل استخدام المكالمات',
    ),
    topic('device-report', 'reports', 'Devices report', 'Segnalazione dispositivi', 'تقرير الأجهزة'),
    topic(
      'number-report',
      'reports',
      'Phone numbers report',
      'Rapporto sui numeri di telefono',
      'تقرير أرقام الهواتف',
    ),
  ],
};
