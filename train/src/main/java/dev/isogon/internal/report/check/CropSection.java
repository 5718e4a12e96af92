package dev.isogon.internal.report.check;

import dev.isogon.internal.data.check.CropReport;
import dev.isogon.internal.data.check.CropReport.CropSample;
import dev.isogon.internal.data.check.Thumbnail;
import dev.isogon.internal.data.files.LeftOut;
import dev.isogon.internal.report.page.PageElement;
import dev.isogon.internal.report.page.PageImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a network would see of some pictures, each beside the whole. */
final class CropSection {

    private CropSection() {}

    static List<PageElement> of(CropReport crops) {
        List<PageElement> blocks = new ArrayList<>();
        blocks.add(new PageElement.Heading(
                "Faces",
                "Each picture beside the face that is taken of it: upright, with eyes and mouth in the same places."));
        blocks.add(new PageElement.Sentences(
                crops.sentences().stream().map(CropSection::sentence).toList()));
        blocks.add(new PageElement.Pictures(
                crops.samples().stream().map(CropSection::frame).toList()));
        names(blocks, "Without a face", crops.without());
        names(blocks, "With several faces", crops.several());
        return blocks;
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static void names(List<PageElement> blocks, String what, List<String> names) {
        if (!names.isEmpty()) {
            blocks.add(new PageElement.Names(
                    String.format(Locale.ROOT, "%s: %,d", what, names.size()),
                    names.stream().map(LeftOut::printable).toList()));
        }
    }

    private static PageElement.Frame frame(CropSample sample) {
        String name = LeftOut.printable(sample.picture().name());
        List<PageImage> images = new ArrayList<>();
        images.add(image(sample.picture().thumbnail(), name));
        if (sample.crop().isPresent()) {
            images.add(image(sample.crop(), "the face of " + name));
        }
        String found = sample.found() == 0 ? "no face" : sample.found() == 1 ? "1 face" : sample.found() + " faces";
        return new PageElement.Frame(images, name + "\n" + found);
    }

    private static PageImage image(Optional<Thumbnail> thumbnail, String name) {
        return new PageImage(thumbnail.map(Thumbnail::dataUri).orElse(""), name, name);
    }
}
