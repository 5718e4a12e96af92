package dev.isogon.internal.report.sections;

import dev.isogon.internal.experiment.pictures.StudyPictures;
import dev.isogon.internal.experiment.pictures.ThumbnailFile;
import dev.isogon.internal.experiment.predictions.Misclassification;
import dev.isogon.internal.report.page.PageElement;
import dev.isogon.internal.report.page.PageImage;
import dev.isogon.internal.report.text.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Test images that most runs got wrong, each beside the training image that it was taken for. */
public final class MisclassifiedSection {

    private final List<String> classNames;
    private final Path folder;

    private MisclassifiedSection(List<String> classNames, Path folder) {
        this.classNames = classNames;
        this.folder = folder;
    }

    /** Nothing where all was recognised. */
    public static List<PageElement> of(List<String> classNames, StudyPictures pictures, Path folder)
            throws IOException {
        List<Misclassification<ThumbnailFile>> mistakes = pictures.mistakes();
        if (mistakes.isEmpty()) {
            return List.of();
        }
        MisclassifiedSection section = new MisclassifiedSection(classNames, folder);
        List<PageElement.Card> cards = new ArrayList<>();
        for (Misclassification<ThumbnailFile> mistake : mistakes) {
            cards.add(section.card(mistake));
        }
        return List.of(
                new PageElement.Heading(
                        "Hardest mistakes",
                        counted(
                                        mistakes.size(),
                                        pictures.mistaken(),
                                        mistakes.get(0).runs())
                                + " Left the test image with its class; right the class that it was taken for most"
                                + " often, with its nearest training image."),
                new PageElement.Cards(cards));
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

    private PageElement.Card card(Misclassification<ThumbnailFile> mistake) throws IOException {
        String truth = classNames.get(mistake.truth());
        String predicted = ConfusionTable.name(classNames, mistake.predicted());
        ThumbnailFile nearest = mistake.nearest();
        return new PageElement.Card(
                new PageElement.Half(
                        PageImage.of(folder, mistake.image(), "test image of class " + truth),
                        "",
                        truth,
                        false,
                        mistake.image().name()),
                new PageElement.Half(
                        nearest == null
                                ? null
                                : PageImage.of(folder, nearest, "nearest training image, of class " + predicted),
                        "judged by outputs",
                        predicted,
                        true,
                        nearest == null ? "" : nearest.name()),
                runs(mistake));
    }

    private static String runs(Misclassification<ThumbnailFile> mistake) {
        return mistake.wrongRuns() + " of " + Numbers.counted(mistake.runs(), "run", "runs") + " wrong"
                + (mistake.predictedRuns() == mistake.wrongRuns() ? "" : ", " + mistake.predictedRuns() + " as shown");
    }
}
