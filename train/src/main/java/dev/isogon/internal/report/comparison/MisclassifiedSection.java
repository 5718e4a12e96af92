package dev.isogon.internal.report.comparison;

import dev.isogon.internal.report.page.Html;
import dev.isogon.internal.report.text.Numbers;
import dev.isogon.internal.experiment.predictions.Predictions;
import dev.isogon.internal.experiment.pictures.StudyPictures;
import dev.isogon.internal.experiment.pictures.StudyPictures.Mistake;
import dev.isogon.internal.experiment.pictures.ThumbnailFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Test images that most runs got wrong, each beside the training image that it was taken for. */
final class MisclassifiedSection {

    private final List<String> classNames;
    private final Path folder;

    private MisclassifiedSection(List<String> classNames, Path folder) {
        this.classNames = classNames;
        this.folder = folder;
    }

    static String of(List<String> classNames, StudyPictures pictures, Path folder) throws IOException {
        List<Mistake> mistakes = pictures.mistakes();
        if (mistakes.isEmpty()) {
            return "";
        }
        MisclassifiedSection section = new MisclassifiedSection(classNames, folder);
        StringBuilder html = new StringBuilder("<h2>Hardest mistakes</h2><p class=\"note\">"
                + counted(mistakes.size(), pictures.mistaken(), mistakes.get(0).runs())
                + " Left the test image with its class; right the class that it was taken for most often, with its"
                + " nearest training image.</p><ol class=\"mistakes\">");
        for (Mistake mistake : mistakes) {
            html.append(section.card(mistake));
        }
        return html.append("</ol>\n").toString();
    }

    private static String counted(int shown, int mistaken, int runs) {
        String who = runs == 1 ? "the run" : "at least one of " + runs + " runs (losses × seeds)";
        return String.format(
                Locale.ROOT,
                "%,d %s taken for another class by %s%s.",
                mistaken,
                mistaken == 1 ? "test image was" : "test images were",
                who,
                shown == mistaken ? "" : "; here are the " + shown + " that most runs got wrong");
    }

    private String card(Mistake mistake) throws IOException {
        String truth = classNames.get(mistake.truth());
        String predicted = mistake.predicted() == Predictions.NONE
                ? ConfusionTable.NO_CLASS
                : classNames.get(mistake.predicted());
        ThumbnailFile nearest = mistake.nearest();
        String right = nearest == null
                ? "<div class=\"none\">judged by outputs</div>"
                : Html.picture(folder, nearest, "nearest training image, of class " + predicted);
        return "<li><div class=\"pair\"><div>" + Html.picture(folder, mistake.image(), "test image of class " + truth)
                + Html.named("b", "class=\"name\"", truth)
                + file(mistake.image())
                + "</div><div>" + right + Html.named("b", "class=\"name wrong\"", predicted)
                + file(nearest)
                + "</div></div><p>" + runs(mistake) + "</p></li>";
    }

    private static String runs(Mistake mistake) {
        return mistake.wrongRuns() + " of " + Numbers.counted(mistake.runs(), "run", "runs") + " wrong"
                + (mistake.predictedRuns() == mistake.wrongRuns() ? "" : ", " + mistake.predictedRuns() + " as shown");
    }

    /** A file without its folders, which its class mostly repeats; the whole name shows where a pointer rests. */
    private static String file(@Nullable ThumbnailFile thumbnail) {
        String name = thumbnail == null ? "" : thumbnail.name();
        return "<span class=\"file\" title=\"" + Html.escaped(name) + "\"><bdi>"
                + Html.escaped(name.substring(name.lastIndexOf('/') + 1)) + "</bdi></span>";
    }
}
