package dev.isogon.internal.data.pairs;

import dev.isogon.internal.data.pairs.ListedImage.AtPath;
import dev.isogon.metrics.BrokenFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The lines of a list of pairs, one a pair; or, as in CPLFW's and CALFW's lists, two lines a pair with a path and a number each,
 * 0 on both for two subjects and another number on both for one.
 */
final class PairLines {

    private final Path file;
    private final List<String> lines;
    private final PairLabels labels;

    PairLines(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
        this.labels = new PairLabels((number, problem) -> broken(number - 1, problem));
    }

    /** All pairs from a line on, counted from 0, which may have the names of columns. */
    List<PairList.Pair> from(int start) {
        List<PairList.Pair> pairs = new ArrayList<>();
        int next = next(start);
        int named = next < lines.size() ? named(next) : 0;
        next = named > 0 ? next(next + 1) : next;
        while (next < lines.size()) {
            PairLine pair = PairLine.of(lines.get(next), named).orElse(null);
            if (pair != null) {
                pairs.add(pair(next, pair));
            } else {
                int second = next(next + 1);
                pairs.add(ofTwo(next, second));
                next = second;
            }
            next = next(next + 1);
        }
        return pairs;
    }

    private int next(int from) {
        int next = from;
        while (next < lines.size() && Fields.isEmpty(lines.get(next))) {
            next++;
        }
        return next;
    }

    private PairList.Pair pair(int at, PairLine line) {
        String label = line.label();
        if (label == null && line.namesOne() && line.fields() > 3) {
            throw broken(at, "names one subject twice, which would be \"name n1 n2\"");
        }
        boolean mated = label == null ? line.namesOne() : labels.mated(at + 1, label);
        return new PairList.Pair(line.first(), line.second(), mated);
    }

    /**
     * How many columns a line names; 0 where it is a pair. Names are words, without a slash or a point in them; a word that may
     * also be a label, such as "same", is a name where those below are no such words.
     */
    private int named(int at) {
        String line = lines.get(at);
        PairLine here = PairLine.of(line, 0).orElse(null);
        int next = next(at + 1);
        List<String> fields = Fields.separators(line)
                .map(separator -> Fields.of(line, separator))
                .filter(each -> each.size() > 2)
                .findFirst()
                .orElse(List.of());
        boolean words = fields.stream().allMatch(field -> field.matches("\\p{L}[^/\\\\.]*"));
        boolean above = next < lines.size()
                && Stream.of(0, fields.size())
                        .flatMap(names -> PairLine.of(lines.get(next), names).stream())
                        .anyMatch(below -> here == null || (here.hasWord() && !below.hasWord()));
        return !fields.isEmpty() && words && above ? fields.size() : 0;
    }

    private PairList.Pair ofTwo(int at, int then) {
        List<String> first = halfOf(at);
        List<String> second = then < lines.size() ? halfOf(then) : List.of();
        if (first.size() != 2 || second.size() != 2) {
            throw broken(at, "is no pair: " + PairLine.ALLOWED);
        }
        if (!first.get(1).equals(second.get(1))) {
            throw broken(then, "has another number than the line before it, though two such lines are a pair");
        }
        return new PairList.Pair(
                new AtPath(first.get(0)), new AtPath(second.get(0)), PairLine.number(first.get(1)) > 0);
    }

    /** A path and a whole number; nothing where a line is not that. */
    private List<String> halfOf(int at) {
        return Fields.separators(lines.get(at))
                .map(separator -> Fields.of(lines.get(at), separator))
                .filter(fields -> fields.size() == 2 && PairLine.number(fields.get(1)) >= 0)
                .findFirst()
                .orElse(List.of());
    }

    private BrokenFileException broken(int at, String problem) {
        return PairList.broken(file, at + 1, lines.get(at), problem);
    }
}
