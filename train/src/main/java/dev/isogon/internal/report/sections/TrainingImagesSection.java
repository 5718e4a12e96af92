package dev.isogon.internal.report.sections;

import dev.isogon.internal.experiment.pictures.StudyPictures;
import dev.isogon.internal.experiment.pictures.StudyPictures.ClassSamples;
import dev.isogon.internal.experiment.pictures.ThumbnailFile;
import dev.isogon.internal.report.page.PageElement;
import dev.isogon.internal.report.page.PageImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Some training images of each class, as the network sees them. */
public final class TrainingImagesSection {

    private TrainingImagesSection() {}

    /** Nothing where there are no pictures. */
    public static List<PageElement> of(List<String> classNames, StudyPictures pictures, Path folder)
            throws IOException {
        List<ClassSamples> classes = pictures.classes();
        if (classes.isEmpty()) {
            return List.of();
        }
        List<PageElement.Sample> samples = new ArrayList<>();
        for (ClassSamples each : classes) {
            String name = classNames.get(each.label());
            List<PageImage> images = new ArrayList<>();
            for (ThumbnailFile sample : each.samples()) {
                images.add(PageImage.of(folder, sample, "training image of class " + name));
            }
            samples.add(new PageElement.Sample(
                    name,
                    String.format(Locale.ROOT, "%,d %s", each.images(), each.images() == 1 ? "image" : "images"),
                    images));
        }
        return List.of(
                new PageElement.Heading(
                        "Training images",
                        (classes.size() == classNames.size()
                                        ? "Some of each class"
                                        : String.format(
                                                Locale.ROOT,
                                                "Some of each of %d of %,d classes",
                                                classes.size(),
                                                classNames.size()))
                                + ", no larger than the network sees them."),
                new PageElement.Samples(samples));
    }
}
