package dev.isogon.report;

import dev.isogon.study.pictures.Predictions;
import dev.isogon.study.pictures.StudyPictures;
import dev.isogon.study.pictures.StudyPictures.Mistake;
import dev.isogon.study.pictures.Thumbnail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Test images that most runs got wrong, each beside the training image that it was taken for. */
final class HardestMistakes {

    private final List<String> classNames;
    private final Path folder;

    private HardestMistakes(List<String> classNames, Path folder) {
        this.classNames = classNames;
        this.folder = folder;
    }

    static String of(List<String> classNames, StudyPictures pictures, Path folder) throws IOException {
        List<Mistake> mistakes = pictures.mistakes();
        if (mistakes.isEmpty()) {
            return "";
        }
        HardestMistakes section = new HardestMistakes(classNames, folder);
        StringBuilder html = new StringBuilder("<h2>Hardest mistakes</h2><p class=\"note\">"
                + counted(mistakes.size(), pictures.mistaken(), mistakes.get(0).runs())
                + " Left the test image with its class, right the nearest training image of the class that most of"
                + " these runs took it for.</p><ol class=\"mistakes\">");
        for (Mistake mistake : mistakes) {
            html.append(section.card(mistake));
        }
        return html.append("</ol>\n").toString();
    }

    private static String counted(int shown, int mistaken, int runs) {
        String by = runs == 1 ? "the only run" : "at least one of " + runs + " runs (losses × seeds)";
        return shown == mistaken
                ? String.format(
                        Locale.ROOT,
                        "%s that %s got wrong.",
                        Numbers.counted(mistaken, "test image", "test images"),
                        by)
                : String.format(
                        Locale.ROOT,
                        "%,d test images were got wrong by %s; these are the %d that most runs got wrong.",
                        mistaken,
                        by,
                        shown);
    }

    private String card(Mistake mistake) throws IOException {
        String truth = classNames.get(mistake.truth());
        String predicted = mistake.predicted() == Predictions.NONE
                ? ConfusionMatrix.NO_CLASS
                : classNames.get(mistake.predicted());
        Thumbnail nearest = mistake.nearest();
        String right = nearest == null
                ? "<div class=\"none\">judged by outputs</div>"
                : Html.picture(folder, nearest, "nearest training image, of class " + predicted);
        return "<li><div class=\"pair\"><div>" + Html.picture(folder, mistake.image(), "test image of class " + truth)
                + Html.named("b", "class=\"name\"", truth)
                + Html.named("span", "class=\"file\"", mistake.image().name())
                + "</div><div>" + right + Html.named("b", "class=\"name wrong\"", predicted)
                + Html.named("span", "class=\"file\"", nearest == null ? "" : nearest.name())
                + "</div></div><p>" + runs(mistake) + "</p></li>";
    }

    private static String runs(Mistake mistake) {
        return "wrong in " + mistake.wrongRuns() + " of " + Numbers.counted(mistake.runs(), "run", "runs")
                + (mistake.predictedRuns() == mistake.wrongRuns() ? "" : ", like this in " + mistake.predictedRuns());
    }
}
