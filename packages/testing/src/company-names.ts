import { foldText } from '@partnerkit/sdk';
import type { Random } from './random.ts';

const lists = (text: string) => text.split(';').map((list) => list.split('|').map((words) => words.trim()));

/** Invented companies by language: families; trades; patterns of both. `Łęgowski~legowski` gives a domain's spelling. */
const namings = {
  english:
    lists(`Bramwell|Hartigan|Okonkwo|Delacroix|Reyes-Holt|Lindqvist|Pruitt|Vásquez|Castellano|Whitlock|Abernathy|
    Kowalczyk|Oyelaran|O’Dunne|Marchetti|Yamashiro|Peltier|Redfern Valley|Juniper Flats|Lake Merrow|Cedar Notch|Iqbal|
    Quillhaven|Tarnbrook|Larkmere|Ashenford|Copperfold|Wrenfield|Millstrand|Foxbarrow|Stonewick|Elderpoint|Petrosyan|
    Harborcombe|Mapleridge|Ironhollow|Thistlegate|Ambercrest|Pinestrand|Silverbarrow|Two Herons|Thornebury|Nguyen-Hale;
    Dental Group|Logistics|Credit Union|School District|Family Law|Veterinary Clinic|Orthopedics|Insurance Brokers|
    Construction|Community College|Freight Lines|Title & Escrow|Architects|Senior Living|Property Management|Roofing|
    Machine Works|Brewing Co.|Charter Schools|Hospice Care|Public Library|Robotics;
    S T|S T|S T|S T|S & S T|S & S T|S T, Inc.|S T, Inc.|S, S & S LLP|S T Partners|The S Foundation`),
  french:
    lists(`Bélanger|Lefèvre|Saint-Éloi|Grandpré|Côté-Marchand|Desrosiers|Château-Vallon|Héroux|Montcalin|Vieux-Moulin;
    Transports|Menuiserie|Notaires|Assurances|Pâtisserie|Pharmacie|Imprimerie|École privée|Hôtellerie;
    T S|T S|S T|T S & S|Groupe S|T S et Fils`),
  german:
    lists(`Köhlmann|Brüggenthal|Würmling|Oberstöger|Haßlinger~hasslinger|Jägersberg|Rautenstrauch|Mühlenthal|Kronbach;
    Maschinenbau|Logistik|Steuerberatung|Klinikum|Möbelwerke|Stadtwerke|Verlag|Bäckereien|Gebäudetechnik|Schulverbund;
    S T GmbH|S T GmbH|S & Söhne T|T S AG|S T|S & S Rechtsanwälte`),
  italian: lists(`Della Fonte|Bertolacci|Montesanto|Ruscitti|D’Amarena|Valdipino|Colleverde|Serrapiana;
    Trasporti|Studio Legale|Ceramiche|Cantine|Ingegneria|Alimentari|Arredamenti|Farmaceutici;
    S T|T S|S T S.r.l.|S & S T|Gruppo S|Fratelli S T S.p.A.`),
  spanish: lists(`Peñalara|Olivares Núñez|Cortázar-Vela|Cañizal|Quintanós|Ferrandis|Íñiguez Soria;
    Clínica Dental|Logística|Arquitectura|Bodegas|Abogados|Construcciones|Seguros|Colegio;
    T S|S T|S T, S.L.|S y S T|Grupo S|T Hermanos S`),
  nordic:
    lists(`Åkerlund|Björnstrand|Østergård~ostergard|Kjærsti~kjaersti|Sjövall|Nørreskov~norreskov|Hallingmo|Strömvik;
    Shipping|Arkitekter|Energi|Fastigheter|Bygg|Transport|Fiskeri|Skola|Mekanik;
    S T|S T|S T AB|S & S T|S T A/S`),
  polish: lists(`Wiśniecki|Żurawiński|Dąbkowicz|Łęgowski~legowski|Brzeżański|Ostrołęcki~ostrolecki;
    Kancelaria|Transport|Meble|Budownictwo|Apteki|Drukarnia;
    T S|S T sp. z o.o.|T S i Synowie`),
  eastern:
    lists(`Αλκυονίδη~alkyonidi|Θαλασσινός~thalassinos|Светлина~svetlina|Калоянов~kaloyanov|Орехово~orehovo;
    Logistics|Shipping|Pharma|Studio|Energy;
    S|S T|S T`),
  gulf: lists(`Ghaf Tree|Dhow Street|Saffron Gate|Oryx Ridge|Falcon Creek|Wadi Lulu|Pearl Lantern|Al Sidrah|Al Rimth|Barasti|
    Desert Larkspur|Khor Amber|Al Fanous;
    Trading|Facilities Management|Medical Center|Contracting|Logistics|Interiors|Marine Services|Legal Consultants|
    International School|Hospitality|Engineering;
    S T LLC|S T LLC|S T|S T FZE|S & S T`),
  arabic: lists(`السدرة~alsidrah|الفنار~alfanar|واحة العنبر~wahat-alanbar|شراع الخليج~shiraa|الهدهد~alhudhud|
    نسيم البحر~naseem|قافلة الصحراء~qafila|مرفأ اللؤلؤ~marfa|نخلة الوادي~nakhla;
    للتجارة|للمقاولات|للخدمات اللوجستية|للاستشارات القانونية|للضيافة|الطبية|العقارية;
    شركة S T|مجموعة S T|مؤسسة S T|شركة S T ذ.م.م`),
};

/** Languages of a region's companies, the frequent ones several times. */
const languages: Readonly<Record<string, readonly (keyof typeof namings)[]>> = {
  CA: ['english', 'english', 'english', 'french'],
  EU: ['german', 'german', 'french', 'italian', 'spanish', 'nordic', 'polish', 'english', 'eastern'],
  AE: ['gulf', 'gulf', 'gulf', 'arabic'],
};

const long = [
  'S, S & S Consulting Engineers, Surveyors and Environmental Planners of the Greater S Metropolitan Area',
  'S Regional Association of Independent Community Pharmacies, Clinics and Home Care Providers (North-East)',
];

// an S or T that stands alone, but not that of `A/S` or `S.r.l.`
const slots = /(?<![\p{L}/])[ST](?![\p{L}.])/gu;

/** An invented company, called as they are in the region; once in a few hundred the name is very long. */
export function companyOf(region: string, random: Random): { name: string; domain: string } {
  const language = random.pick(languages[region] ?? (['english'] as const));
  const [families = [], trades = [], patterns = []] = namings[language];
  const spelled: string[] = [];
  const fill = (slot: string): string => {
    const [text = '', latin = text] = random.pick(slot === 'S' ? families : trades).split('~');
    const letters = foldText(latin).replace(/[^a-z0-9 -]/g, '');
    const word = letters.trim().replace(/[ -]+/g, '-');
    if (spelled.includes(word)) return fill(slot);
    if (word) spelled.push(word);
    return text;
  };
  const name = random.pick(random.chance(0.006) ? long : patterns).replace(slots, fill);
  return { name, domain: `${spelled.slice(0, 2).join('-')}.example` };
}
