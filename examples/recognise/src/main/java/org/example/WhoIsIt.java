package org.example;

import dev.isogon.Answer;
import dev.isogon.Gallery;
import dev.isogon.Model;
import dev.isogon.metrics.Image;
import java.io.IOException;
import java.nio.file.Path;

/** Enrols somebody by one photograph, and says who is in another: GALLERY NAME PHOTO OTHER. */
public final class WhoIsIt {

    public static void main(String[] args) throws IOException {
        try (Model model = Model.face();
                Gallery gallery = Gallery.open(Path.of(args[0]), model)) {
            gallery.enrol(args[1], Image.of(Path.of(args[2])));
            Answer answer = gallery.identify(Image.of(Path.of(args[3])));
            if (answer instanceof Answer.Known known) {
                System.out.println(known.subject() + ", score " + known.score());
            } else if (answer instanceof Answer.Unknown unknown) {
                System.out.println("unknown, " + unknown.reason() + ", nearest " + unknown.nearest());
            } else {
                System.out.println(answer);
            }
        }
    }
}
