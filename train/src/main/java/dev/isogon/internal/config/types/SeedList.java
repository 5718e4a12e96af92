package dev.isogon.internal.config.types;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Seeds: a number N stands for 1 to N; a JSON array, or a text with a comma in it, for the seeds it holds.
 *
 * @param most largest N
 */
public record SeedList(int most) implements SettingType<List<Long>> {

    /** The seeds from 1 to this number. */
    public static List<Long> to(long count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    @Override
    public @Nullable List<Long> read(Object given, Consumer<String> problems) {
        boolean list = given instanceof List<?>;
        List<String> texts = new ArrayList<>();
        for (String text : Texts.of(given, problems)) {
            list |= text.contains(",");
            texts.addAll(Stream.of(text.split(",", -1))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList());
        }
        List<Long> seeds = new ArrayList<>();
        for (String text : texts) {
            try {
                seeds.add(Long.parseLong(text));
            } catch (NumberFormatException e) {
                problems.accept("must be a number of seeds, or seeds with commas between, but had " + text);
                return null;
            }
        }
        return list || seeds.size() != 1 ? each(seeds, problems) : counted(seeds.get(0), problems);
    }

    private static List<Long> each(List<Long> seeds, Consumer<String> problems) {
        if (seeds.isEmpty() || new HashSet<>(seeds).size() < seeds.size()) {
            problems.accept("must be at least one seed and none twice, but was " + seeds);
        }
        return seeds;
    }

    private @Nullable List<Long> counted(long count, Consumer<String> problems) {
        if (count < 1 || count > most) {
            problems.accept("must be between 1 and " + most + ", but was " + count + "; for the one seed " + count
                    + " write " + count + " with a comma behind it");
            return null;
        }
        return to(count);
    }

    @Override
    public String allowed() {
        return "so many seeds, at most " + most + ", or a list of seeds";
    }
}
