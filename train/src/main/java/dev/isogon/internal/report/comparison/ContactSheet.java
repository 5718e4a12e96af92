package dev.isogon.internal.report.comparison;

import dev.isogon.internal.report.page.Html;
import dev.isogon.internal.experiment.pictures.StudyPictures;
import dev.isogon.internal.experiment.pictures.StudyPictures.ClassSamples;
import dev.isogon.internal.experiment.pictures.ThumbnailFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Some training images of each class, as the network sees them. */
final class ContactSheet {

    private ContactSheet() {}

    static String of(List<String> classNames, StudyPictures pictures, Path folder) throws IOException {
        List<ClassSamples> classes = pictures.classes();
        if (classes.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<h2>Training images</h2><p class=\"note\">"
                + (classes.size() == classNames.size()
                        ? "Some of each class"
                        : String.format(
                                Locale.ROOT, "Some of each of %d of %,d classes", classes.size(), classNames.size()))
                + ", no larger than the network sees them.</p><ul class=\"sheet\">");
        for (ClassSamples each : classes) {
            String name = classNames.get(each.label());
            html.append("<li><p>" + Html.named("b", "class=\"name\"", name)
                    + String.format(
                            Locale.ROOT, "<span>%,d %s</span>", each.images(), each.images() == 1 ? "image" : "images")
                    + "</p><div class=\"row\">");
            for (ThumbnailFile sample : each.samples()) {
                html.append(Html.picture(folder, sample, "training image of class " + name));
            }
            html.append("</div></li>");
        }
        return html.append("</ul>\n").toString();
    }
}
