/**
 * Provinces that Shopify asks for and channels do not give, from the postcode. Spain: the first two digits are the
 * province. Italy: the first two, in some places three or more. Elsewhere it is not told, and null.
 */

const SPAIN: readonly string[] = (
  'VI AB A AL AV BA PM B BU CC CA CS CR CO C CU GI GR GU SS H HU J LE L LO LU M MA MU ' +
  'NA OR O P GC PO SA TF S SG SE SO T TE TO V VA BI ZA Z CE ML'
).split(' ');

/** By the beginning of the postcode; the longest that fits counts. */
const ITALY: ReadonlyMap<string, string> = new Map(
  (
    '00 RM,010 VT,020 RI,030 FR,040 LT,050 TR,060 PG,011 VT,021 RI,031 FR,041 LT,051 TR,061 PG,07 SS,08 NU,09 CA,' +
    '0907 OR,0908 OR,0909 OR,0917 OR,10 TO,11 AO,12 CN,13 VC,138 BI,139 BI,14 AT,15 AL,16 GE,17 SV,18 IM,19 SP,20 MI,' +
    '208 MB,209 MB,21 VA,22 CO,23 SO,238 LC,239 LC,24 BG,25 BS,26 CR,268 LO,269 LO,27 PV,28 NO,288 VB,289 VB,29 PC,' +
    '30 VE,31 TV,32 BL,33 UD,3307 PN,3308 PN,3309 PN,3317 PN,34 TS,3407 GO,3417 GO,35 PD,36 VI,37 VR,38 TN,39 BZ,' +
    '40 BO,41 MO,42 RE,43 PR,44 FE,45 RO,46 MN,47 FC,478 RN,479 RN,48 RA,50 FI,51 PT,52 AR,53 SI,54 MS,55 LU,56 PI,' +
    '57 LI,58 GR,59 PO,60 AN,61 PU,62 MC,63 AP,638 FM,639 FM,64 TE,65 PE,66 CH,67 AQ,70 BA,71 FG,72 BR,73 LE,74 TA,' +
    '75 MT,76 BT,80 NA,81 CE,82 BN,83 AV,84 SA,85 PZ,86 CB,8607 IS,8608 IS,8609 IS,8617 IS,87 CS,88 CZ,888 KR,889 KR,' +
    '898 VV,899 VV,89 RC,90 PA,91 TP,92 AG,93 CL,94 EN,95 CT,96 SR,97 RG,98 ME'
  )
    .split(',')
    .map((entry) => entry.split(' ') as [string, string]),
);

/** Shopify's code of the province, or null where it cannot be told. */
export function provinceOf(countryCode: string, postcode: string | null): string | null {
  const digits = postcode?.trim() ?? '';
  if (!/^\d{5}$/.test(digits)) return null;
  switch (countryCode) {
    case 'ES':
      return SPAIN[Number(digits.slice(0, 2)) - 1] ?? null;
    case 'IT':
      return [4, 3, 2].map((length) => ITALY.get(digits.slice(0, length))).find((code) => code !== undefined) ?? null;
    default:
      return null;
  }
}
