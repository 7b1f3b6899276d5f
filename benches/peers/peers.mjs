// Times the peers on the text of standard input, in articles of 5,000 characters; prints one JSON line a peer.
import { readFileSync } from 'node:fs';
import compromise from 'compromise';
import winkNLP from 'wink-nlp';
import model from 'wink-eng-lite-web-model';
import * as chrono from 'chrono-node';
import Recognizers from '@microsoft/recognizers-text-suite';

const text = readFileSync(0, 'utf8');
const wink = winkNLP(model);

const peers = [
  ['compromise (names)', (t) => {
    const doc = compromise(t);
    return doc.people().out('offset').length + doc.organizations().out('offset').length + doc.places().out('offset').length;
  }],
  ['wink-nlp (entities)', (t) => wink.readDoc(t).entities().out().length],
  ['chrono-node (dates)', (t) => chrono.parse(t, new Date(2025, 3, 25)).length],
  ['recognizers-text (numbers, units, dates)', (t) => {
    const culture = Recognizers.Culture.English;
    return Recognizers.recognizeNumber(t, culture).length + Recognizers.recognizeCurrency(t, culture).length + Recognizers.recognizeDimension(t, culture).length
      + Recognizers.recognizePercentage(t, culture).length
      + Recognizers.recognizeDateTime(t, culture, 0, new Date(2025, 3, 25)).length;
  }],
];

// Article by article, as a page would call them: the cost of some grows faster than the text.
const ARTICLE = 5000;
for (const [name, run] of peers) {
  run(text.slice(0, ARTICLE));
  let bytes = 0;
  let at = 0;
  const start = performance.now();
  while (performance.now() - start < 3000) {
    const piece = text.slice(at, at + ARTICLE);
    run(piece);
    bytes += Buffer.byteLength(piece);
    at = at + ARTICLE < text.length ? at + ARTICLE : 0;
  }
  console.log(JSON.stringify({ name, bytes, ms: performance.now() - start }));
}
