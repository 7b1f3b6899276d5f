// Times the peers on the text of standard input, cut to what each can do in bearable time; prints one JSON line a peer.
import { readFileSync } from 'node:fs';
import compromise from 'compromise';
import winkNLP from 'wink-nlp';
import model from 'wink-eng-lite-web-model';
import * as chrono from 'chrono-node';
import Recognizers from '@microsoft/recognizers-text-suite';

const text = readFileSync(0, 'utf8');
const wink = winkNLP(model);

const peers = [
  ['compromise (names)', 200_000, (t) => {
    const doc = compromise(t);
    return doc.people().out('offset').length + doc.organizations().out('offset').length + doc.places().out('offset').length;
  }],
  ['wink-nlp (entities)', 1_000_000, (t) => wink.readDoc(t).entities().out().length],
  ['chrono-node (dates)', 200_000, (t) => chrono.parse(t, new Date(2025, 3, 25)).length],
  ['recognizers-text (numbers, units, dates)', 5_000, (t) => {
    const culture = Recognizers.Culture.English;
    return Recognizers.recognizeNumber(t, culture).length + Recognizers.recognizeCurrency(t, culture).length + Recognizers.recognizeDimension(t, culture).length
      + Recognizers.recognizePercentage(t, culture).length
      + Recognizers.recognizeDateTime(t, culture, 0, new Date(2025, 3, 25)).length;
  }],
];

for (const [name, most, run] of peers) {
  const piece = text.slice(0, most);
  const bytes = Buffer.byteLength(piece);
  run(piece.slice(0, 2000));
  let ms = Infinity;
  const end = performance.now() + 3000;
  do {
    const before = performance.now();
    run(piece);
    ms = Math.min(ms, performance.now() - before);
  } while (performance.now() < end);
  console.log(JSON.stringify({ name, bytes, ms }));
}
