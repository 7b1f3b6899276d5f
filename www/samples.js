/**
 * Two reports of one event that never happened, written for this page: rich in names and numbers, and in places of
 * one mind, in others not.
 *
 * @type {readonly {date: string, text: string}[]}
 */
export const SAMPLES = Object.freeze([
  {
    date: '2026-03-13',
    text: `Storm Ilse tears open sea wall at Varnes, leaving 14,000 homes without power

VARNES, Norway – Storm Ilse broke through the sea wall of Varnes early on Thursday, flooding two-thirds of the old harbour district and cutting electricity to some 14,000 homes, Norwegian officials said.

At least 12 people were treated at Saint Olav Hospital, three of them children, and a 71-year-old fisherman, Anders Lunde, was still missing on Thursday night. The Coast Guard searched with an Airbus H225 helicopter and two ships, the KV Barentshav and the KV Nornen.

Mayor Ingrid Solheim called it the worst flood since 1987. “The water rose 2.4 metres in less than three hours,” Solheim told the newspaper Nordlys. “In forty years on this coast I have never seen that.”

Gusts reached 138 km/h at Varnes Airport at 3:20 a.m., the Norwegian Meteorological Institute reported, up from a forecast of 110 km/h. Temperatures fell to -4°C. The Lunde Bridge, which carries 9,500 vehicles a day, will stay closed until at least 20 March.

Prime Minister Jonas Hagen promised €45 million in immediate aid, about a quarter of what the county says it needs. The insurer Fjordia put the damage at between 1.8 billion and 2.2 billion kroner. Its shares fell 6.3 percent in Oslo.

Hagen said the government would bring forward the Coastal Protection Act, first proposed in 2021. The opposition Centre Party voted against it last year, 61 votes to 54.

The power company Statnett expected to reconnect 80 percent of households by Saturday. One in five schools in the county was closed, and the third round of the Arctic Cup was called off; Varnes led Alta 2-1 at half time.

Ilse is the fourth named storm of the season and is now moving across the Barents Sea towards Russia. Danish and Swedish crews arrived on Thursday with 36 pumps, each able to move 400 litres a second.

Residents can call +47 5550 0142, write to help@varnes.example or see https://varnes.example/ilse. Volunteers gather every morning at eight and use #VarnesHelps.
`,
  },
  {
    date: '2026-03-13',
    text: `Flooded Norwegian port counts the cost as search for missing man goes on

OSLO – Rescue teams searched for a second day on Friday for a fisherman swept away when Storm Ilse hit the Norwegian port of Varnes, where the sea wall gave way and some 16,000 households lost power.

The man, named by police as Anders Lunde, 70, was last seen near the Lunde Bridge shortly before half past three on Thursday morning. Sixteen others were hurt, none of them seriously, said Dr Mari Eide of Saint Olav Hospital.

Statnett said on Friday that four-fifths of its customers would have electricity again by Saturday evening.

Jonas Hagen, Norway's prime minister, flew to Varnes and offered 500 million kroner (€45m) in aid. Ingrid Solheim, the mayor, said the town needed four times as much. “We are grateful, but the harbour alone will cost two billion,” she said.

The water stood nearly eight feet above its usual level, the highest in almost four decades, and winds of more than 85 mph were measured at the airport. The Meteorological Institute had warned of 68 mph.

Fjordia, the town's largest insurer, expects claims of around 2 billion kroner; its shares lost another 2.1 percent on Friday after a fall of 6.3 percent the day before.

In parliament, the Conservative Party now wants the Coastal Protection Act passed before 1 June. It failed in 2025 with 61 votes to 54. A European Union fund could pay up to 30 percent of a new wall, which the Norwegian Coastal Administration says must be 3.5 metres high.

Forty pumps from Denmark and Sweden are at work. The bridge stays shut until 20 March at the earliest, and Alta will host the replay of the Arctic Cup match on 4 April.

The broadcaster NRK will show a documentary about the night, “The Long Tide”, on Sunday at 9:15 p.m.
`,
  },
]);
