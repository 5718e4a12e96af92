package dev.isogon.internal.data.check;

import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.data.files.FilesBelow;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All images of a source, each read once; a few hundred bytes are kept of each. */
final class Inspection {

    private final @Nullable Facts[] facts;

    private Inspection(@Nullable Facts[] facts) {
        this.facts = facts;
    }

    /** Reads all of them; adds those that give no image to {@code leftOut}. */
    static Inspection of(Source source, LeftOut leftOut, Work work) throws IOException {
        @Nullable Facts[] facts = new Facts[source.size()];
        @Nullable String[] problems = new String[source.size()];
        Parallel.each(source.size(), "checking", work, i -> {
            try {
                facts[i] = source.facts(i);
            } catch (UndecodableException e) {
                problems[i] = String.valueOf(e.getMessage());
            } catch (IOException e) {
                problems[i] = FilesBelow.whyNot(e);
            }
        });
        for (int i = 0; i < problems.length; i++) {
            String problem = problems[i];
            if (problem != null) {
                leftOut.add(problem, source.name(i));
            }
        }
        return new Inspection(facts);
    }

    /** Null where there is no image. */
    @Nullable
    Facts facts(int image) {
        return facts[image];
    }

    /** Of an image that is one of {@link #good}. */
    Facts known(int image) {
        return Objects.requireNonNull(facts[image]);
    }

    /** The images that can be used. */
    int[] good() {
        return IntStream.range(0, facts.length).filter(i -> facts[i] != null).toArray();
    }

    @Nullable
    String[] contents() {
        return Arrays.stream(facts)
                .map(each -> each == null ? null : each.content())
                .toArray(String[]::new);
    }
}
