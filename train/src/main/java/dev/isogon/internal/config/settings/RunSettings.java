package dev.isogon.internal.config.settings;

import static dev.isogon.internal.config.settings.Condition.ALONE;
import static dev.isogon.internal.config.settings.Condition.OVER_MODEL;
import static dev.isogon.internal.config.settings.Condition.QUICK_LOOK;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.config.types.DataText;
import dev.isogon.internal.config.types.LossList;
import dev.isogon.internal.config.types.OneOf;
import dev.isogon.internal.config.types.PlainText;
import dev.isogon.internal.config.types.SeedList;
import dev.isogon.internal.config.types.SingleLoss;
import dev.isogon.internal.config.types.SingleSeed;
import dev.isogon.internal.config.types.WholeNumber;
import dev.isogon.internal.config.types.Word;
import dev.isogon.internal.config.types.YesOrNo;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.loss.Losses;
import dev.isogon.metrics.DataSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is run on what: data, protocol, losses, seeds, threads. */
public final class RunSettings {

    /** The protocol of a model trained by itself, and of a comparison that names none. */
    public static final String FAIR = "fair";

    private static final String PATH = "path";
    private static final String LABEL = "label";

    private static final List<String> USUAL = List.of("cross-entropy", "arcface", "cosface", "fixed-adacos", "adacos");
    private static final List<String> FEW = List.of("cross-entropy", "arcface", "fixed-adacos");

    /** It has nothing to tune. */
    private static final String ALONE = "fixed-adacos";

    public static final SettingRow<@Nullable DataSource> DATA = SettingRow.<@Nullable DataSource>of(
                    "data", "labelled images", new DataText(), Rule.nothing("none: it must be given"))
            .checked((data, known) ->
                    SettingRow.problem(data == null, "must be mnist or a folder with images, but is missing"));

    public static final SettingRow<String> PATH_COLUMN = SettingRow.of(
            "path_column",
            "the column of paths where the data are a table",
            new PlainText("a column"),
            Rule.always(PATH));

    public static final SettingRow<String> LABEL_COLUMN = SettingRow.of(
            "label_column",
            "the column of labels where the data are a table",
            new PlainText("a column"),
            Rule.always(LABEL));

    public static final SettingRow<DataSource.Classes> CLASSES = SettingRow.of(
            "classes",
            "which folders are classes, where data is a folder of folders: the top ones, each with images in it (leaf), or"
                    + " these joined by their names",
            new OneOf<>(DataSource.Classes.class),
            Rule.by("auto", known -> {
                @Nullable DataSource data = known.value(DATA);
                return data == null ? DataSource.Classes.AUTO : data.classes();
            }));

    public static final SettingRow<String> PROTOCOL = SettingRow.of(
                    "protocol", "how runs are made and judged", new Word("a protocol's name"), Rule.always(FAIR))
            .checked(RunSettings::protocol);

    public static final SettingRow<Boolean> QUICK = SettingRow.of(
                    "quick",
                    "a short look in two minutes, with fewer losses, images, epochs and seeds",
                    new YesOrNo(),
                    Rule.always(false))
            .checked((quick, known) -> allowed(quick, known, ProtocolSettings::allowsQuick, "goes", "leave it"))
            .in(ProtocolSettings::allowsQuick);

    public static final SettingRow<@Nullable DataSource> STRANGERS = SettingRow.<@Nullable DataSource>of(
                    "strangers",
                    "images of other classes: adds how well they are told from known ones",
                    new DataText(),
                    Rule.nothing("none"))
            .checked((strangers, known) ->
                    allowed(strangers != null, known, ProtocolSettings::allowsStrangers, "go", "leave them"))
            .in(ProtocolSettings::allowsStrangers);

    /** A comparison's file has it; it means nothing for a model trained by itself. */
    static final SettingRow<String> STRANGERS_PASSED_OVER =
            SettingRow.of("strangers", "passed over", new Word("anything"), Rule.always("", "none"));

    public static final SettingRow<List<LossRecipe>> LOSSES = SettingRow.of(
            "losses",
            "losses to compare",
            new LossList(),
            Rule.lazily(() -> parsed(USUAL), String.join(", ", USUAL))
                    .butLazily(QUICK_LOOK, () -> parsed(FEW), String.join(", ", FEW)));

    public static final SettingRow<LossRecipe> LOSS = SettingRow.of(
            "losses",
            "the loss",
            new SingleLoss(),
            Rule.lazily(() -> Losses.parse(ALONE), ALONE + ", which has nothing to tune"));

    public static final SettingRow<List<Long>> SEEDS = SettingRow.of(
            "seeds",
            "so many seeds, or these (7,8,9): each loss is trained once with each",
            new SeedList(1_000),
            Rule.always(SeedList.to(3), "3")
                    .but(OVER_MODEL, SeedList.to(20), "20")
                    .but(QUICK_LOOK, SeedList.to(2), "2"));

    public static final SettingRow<Long> SEED = SettingRow.of(
            "seeds", "the seed of initial weights, order of images and dropout", new SingleSeed(), Rule.always(1L));

    public static final SettingRow<Integer> THREADS = SettingRow.of(
            "threads",
            "threads of the engine; results are equal bit for bit at the same number",
            new WholeNumber(1, 1024),
            Rule.by("all cores", known -> Runtime.getRuntime().availableProcessors()));

    /** The data by the columns and classes that were named. */
    static @Nullable DataSource data(Circumstances known) {
        @Nullable DataSource data = known.value(DATA);
        return data == null
                ? null
                : data.withColumns(named(known, PATH_COLUMN), named(known, LABEL_COLUMN))
                        .withClasses(known.value(CLASSES));
    }

    /** Images of other classes, where a table of them has the same columns, and a folder its classes at the same level. */
    static @Nullable DataSource strangers(Circumstances known) {
        @Nullable DataSource strangers = known.value(STRANGERS);
        if (strangers instanceof DataSource.ImageFolder) {
            return strangers.withClasses(known.value(CLASSES));
        }
        return strangers == null
                ? null
                : Sources.tableWithColumns(strangers, named(known, PATH_COLUMN), named(known, LABEL_COLUMN));
    }

    /** Null for what is taken anyway, which data without columns may have too. */
    private static @Nullable String named(Circumstances known, SettingRow<String> column) {
        String name = known.value(column);
        return name.isEmpty() || name.equals(column == PATH_COLUMN ? PATH : LABEL) ? null : name;
    }

    private static Optional<String> protocol(String name, Circumstances known) {
        List<String> names = known.protocolNames(each -> true);
        if (!names.contains(name)) {
            return Optional.of(
                    "must be one of " + String.join(", ", names) + ", but was " + name + Nearest.hint(name, names));
        }
        return SettingRow.problem(
                known.alone() && !name.equals(FAIR), "must be " + FAIR + " to train a model, but was " + name);
    }

    /** What another protocol would allow; {@code words} are its verb, and what to do with it. */
    private static Optional<String> allowed(
            boolean given, Circumstances known, Predicate<ProtocolSettings> allows, String goes, String leave) {
        return SettingRow.problem(
                given && !known.alone() && !known.protocolIs(allows),
                goes + " with the protocols " + String.join(" and ", known.protocolNames(allows)) + " only; " + leave
                        + " or protocol " + known.value(PROTOCOL) + " out");
    }

    static List<LossRecipe> parsed(List<String> texts) {
        return texts.stream().map(Losses::parse).toList();
    }

    private RunSettings() {}
}
